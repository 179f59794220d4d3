package io.shelfbell.intake.document;

import java.io.IOException;
import java.io.InputStream;

/** Reads bodies of one format. Any thread may ask. */
public interface DocumentReader {
    /** @throws Unreadable when nothing in it can be used */
    Document read(byte[] body) throws Unreadable;

    /**
     * A file that may be larger than memory, taken apart as far as its format allows; closing it closes the file.
     *
     * @throws Unreadable when nothing in it can be used
     */
    default Records records(InputStream file) throws IOException, Unreadable {
        return Records.whole(file);
    }
}
