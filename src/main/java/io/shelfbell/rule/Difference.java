package io.shelfbell.rule;

import org.jspecify.annotations.Nullable;

/**
 * One thing that two versions of a workbook say differently.
 *
 * @param sheet for example {@code Rules}
 * @param row the id of the row, or what else names it; blank when no single row is meant
 * @param cell where it is in the later version, or where it was in the earlier one if it is gone; blank when there is no such place
 * @param column the header, label or list that is meant; null when it is a whole row
 * @param before null when there was nothing
 * @param after null when there is nothing any more
 */
public record Difference(
        Kind kind,
        String sheet,
        String row,
        String cell,
        @Nullable String column,
        @Nullable String before,
        @Nullable String after,
        String sentence) {

    /** What can differ. */
    public enum Kind {
        ROW_ADDED,
        ROW_REMOVED,
        ROW_MOVED,
        CELL_CHANGED,
        COLUMN_ADDED,
        COLUMN_REMOVED,
        COLUMN_MOVED,
        LABEL_CHANGED,
        LIST_CHANGED,
        EXAMPLE_ADDED,
        EXAMPLE_REMOVED,
        EXAMPLE_CHANGED,
        SHEET_ADDED,
        SHEET_REMOVED
    }
}
