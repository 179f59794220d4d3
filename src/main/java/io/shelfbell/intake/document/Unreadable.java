package io.shelfbell.intake.document;

import io.shelfbell.intake.Finding;

/** Nothing in a document can be used. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final String place;
    private final transient Finding finding;
    private final String raw;

    public Unreadable(String place, String code, String message, String raw) {
        super(message);
        this.place = place;
        this.finding = new Finding("", code, message);
        this.raw = raw;
    }

    public String place() {
        return place;
    }

    public Finding finding() {
        return finding;
    }

    /** What was found there. */
    public String raw() {
        return raw;
    }
}
