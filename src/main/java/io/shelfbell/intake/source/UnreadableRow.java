package io.shelfbell.intake.source;

/** One row that cannot be understood, while others can. */
final class UnreadableRow extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    UnreadableRow(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
