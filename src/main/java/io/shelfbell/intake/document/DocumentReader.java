package io.shelfbell.intake.document;

/** Reads bodies of one format. Any thread may ask. */
@FunctionalInterface
public interface DocumentReader {
    /** @throws Unreadable when nothing in it can be used */
    Document read(byte[] body) throws Unreadable;
}
