package io.shelfbell.delivery.receipt.callback;

/** A callback, or one event of it, that does not say what it must. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    Unreadable(String pointer, String code, String message) {
        super(message, null, false, false);
        this.fault = new Fault(pointer, code, message);
    }

    static Unreadable missing(String pointer) {
        return new Unreadable(pointer, "MISSING", "This field is required.");
    }

    Fault fault() {
        return fault;
    }
}
