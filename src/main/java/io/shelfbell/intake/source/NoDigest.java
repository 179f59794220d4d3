package io.shelfbell.intake.source;

/** Why what a table's rows count for cannot be written by its database as we would write it. */
final class NoDigest extends Exception {
    private static final long serialVersionUID = 1L;

    NoDigest(String message) {
        super(message);
    }
}
