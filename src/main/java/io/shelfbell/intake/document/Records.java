package io.shelfbell.intake.document;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file, record by record: what follows {@link #head} can be taken apart, and each record with the head before it is a body of its own. */
public interface Records extends Closeable {
    /** What every record needs before it; empty for formats without. */
    byte[] head();

    /**
     * As it stands in the file; null at the end.
     *
     * @throws Unreadable when what follows cannot be told apart
     */
    byte @Nullable [] next() throws IOException, Unreadable;

    /** A file that is one body. */
    static Records whole(InputStream file) {
        return new Records() {
            private boolean ended;

            @Override
            public byte[] head() {
                return new byte[0];
            }

            @Override
            public byte @Nullable [] next() throws IOException {
                if (ended) return null;
                ended = true;
                var bytes = file.readAllBytes();
                return bytes.length == 0 ? null : bytes;
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
