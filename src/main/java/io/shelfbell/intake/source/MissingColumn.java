package io.shelfbell.intake.source;

/** A column that a mapping names is not there: the table has changed, and every further row would fail alike. */
public final class MissingColumn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingColumn(String column, Iterable<String> columns) {
        super("there is no column " + column + ", only " + String.join(", ", columns));
    }
}
