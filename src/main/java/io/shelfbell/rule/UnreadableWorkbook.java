package io.shelfbell.rule;

/** A file that is no workbook, or none that can be taken apart; the findings must be told without it. */
public final class UnreadableWorkbook extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableWorkbook(String why) {
        super("Not a readable workbook: " + why);
    }

    public UnreadableWorkbook(String why, Throwable cause) {
        super("Not a readable workbook: " + why, cause);
    }
}
