package io.shelfbell.delivery.mail;

/** The server could not be asked. The message says why, in words for a person. */
final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    Unreachable(String why) {
        super(why);
    }

    Unreachable(String why, Throwable cause) {
        super(why, cause);
    }
}
