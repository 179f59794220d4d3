package io.shelfbell.rule.table;

/**
 * A component of an action, and so an outcome column.
 *
 * @param position of the component in the action's constructor
 * @param required whether a cell may not be blank
 */
public record ActionTerm(String name, TermType type, String unit, String example, int position, boolean required) {
    /** What stands before an outcome's name in a header, so that it is never taken for a condition. */
    static final String MARK = "=>";

    public String header() {
        return MARK + " " + name;
    }

    /** A header with the one blank after the mark that some leave out. */
    static String spaced(String header) {
        return header.startsWith(MARK)
                ? MARK + " " + header.substring(MARK.length()).strip()
                : header;
    }
}
