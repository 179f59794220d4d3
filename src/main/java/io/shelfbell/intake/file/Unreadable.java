package io.shelfbell.intake.file;

import io.shelfbell.intake.Finding;
import java.util.List;

/** Nothing in the file can be used. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final String place;
    private final transient Finding finding;
    private final String raw;

    Unreadable(String place, String code, String message, String raw) {
        super(message);
        this.place = place;
        this.finding = new Finding("", code, message);
        this.raw = raw;
    }

    Piece.Bad piece() {
        return new Piece.Bad(place, List.of(finding), raw);
    }
}
