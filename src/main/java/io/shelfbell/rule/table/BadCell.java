package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.LookAlikes;
import io.shelfbell.rule.workbook.SheetCell;
import java.util.function.Supplier;

/** A cell does not say what its column needs. */
final class BadCell extends Exception {
    private final String code;
    private final String expected;
    private final transient Supplier<String> suggestion;

    BadCell(String code, String expected, String suggestion) {
        this(code, expected, () -> suggestion);
    }

    /** @param suggestion is asked for only when somebody will read it; guessing takes longer than reading */
    BadCell(String code, String expected, Supplier<String> suggestion) {
        super(code + ": expected " + expected, null, false, false);
        this.code = code;
        this.expected = expected;
        this.suggestion = suggestion;
    }

    /** A way to read a text. */
    interface Reading {
        Object read(String text) throws BadCell;
    }

    /** This, or if the text could be read if it were written with the letters that it seems to have: which of them is another. */
    BadCell orLookAlike(String text, Reading reading) {
        var latin = LookAlikes.latin(text);
        if (latin.equals(text)) return this;
        try {
            reading.read(latin);
        } catch (BadCell worse) {
            return this;
        }
        return new BadCell(
                "LOOK_ALIKE",
                "Latin letters, but " + LookAlikes.first(text).orElseThrow(),
                "did you mean \"" + latin + "\"?");
    }

    void reportAt(Findings.Place place, SheetCell cell) {
        var hint = place.findings().isFull() ? "" : suggestion.get();
        place.report(cell.ref(), code, Findings.Place.quoted(cell), expected, hint);
    }

    String code() {
        return code;
    }

    String suggestion() {
        return suggestion.get();
    }
}
