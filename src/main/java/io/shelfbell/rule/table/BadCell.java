package io.shelfbell.rule.table;

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

    String code() {
        return code;
    }

    String expected() {
        return expected;
    }

    String suggestion() {
        return suggestion;
    }
}
