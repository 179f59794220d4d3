package io.shelfbell.intake.file;

/** Another node goes on with the file; what this one did last is rolled back. */
final class TakenOver extends RuntimeException {
    private static final long serialVersionUID = 1;

    TakenOver(long fileId) {
        super("file=" + fileId);
    }
}
