package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.SheetCell;

/** A cell does not say what its column needs. */
final class BadCell extends Exception {
    private final String code;
    private final String expected;
    private final String suggestion;

    BadCell(String code, String expected, String suggestion) {
        super(code + ": expected " + expected, null, false, false);
        this.code = code;
        this.expected = expected;
        this.suggestion = suggestion;
    }

    void reportAt(Findings.Place place, SheetCell cell) {
        place.report(cell.ref(), code, Findings.Place.quoted(cell), expected, suggestion);
    }

    String code() {
        return code;
    }

    String suggestion() {
        return suggestion;
    }
}
