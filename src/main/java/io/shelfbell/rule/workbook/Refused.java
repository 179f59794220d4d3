package io.shelfbell.rule.workbook;

import java.io.IOException;

/** A file that is not read any further, and why. */
final class Refused extends IOException {
    private final String code;
    private final String found;
    private final String expected;
    private final String suggestion;

    Refused(String code, String found, String expected, String suggestion) {
        super(code + ": " + found);
        this.code = code;
        this.found = found;
        this.expected = expected;
        this.suggestion = suggestion;
    }

    /** Not what Excel and LibreOffice write, though it may look like it. */
    static Refused broken(String found) {
        return new Refused(
                "NOT_A_WORKBOOK", found, "an .xlsx workbook", "open it in Excel or LibreOffice and save it again");
    }

    void reportAt(Findings.Place place) {
        place.report("", code, found, expected, suggestion);
    }
}
