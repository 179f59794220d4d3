package io.shelfbell.rule.workbook;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** One row that holds something. It keeps bare values: a full sheet has more than a million of them. */
public final class SheetRow {
    private final int number;
    private final @Nullable Object[] values;

    /**
     * @param number from 1
     * @param cells by column, from 0; blank cells are left out
     */
    public SheetRow(int number, SortedMap<Integer, SheetCell> cells) {
        this(number, new @Nullable Object[cells.isEmpty() ? 0 : cells.lastKey() + 1]);
        cells.forEach((column, cell) -> values[column] = cell.value());
    }

    private SheetRow(int number, @Nullable Object[] values) {
        this.number = number;
        this.values = values;
    }

    /** @param values by column, null for a blank cell; the first {@code width} are taken */
    static SheetRow of(int number, @Nullable Object[] values, int width) {
        return new SheetRow(number, Arrays.copyOf(values, width));
    }

    public int number() {
        return number;
    }

    /** By column, from 0; blank cells are left out. */
    public SortedMap<Integer, SheetCell> cells() {
        var cells = new TreeMap<Integer, SheetCell>();
        for (int column = 0; column < values.length; column++)
            if (values[column] != null) cells.put(column, cell(column));
        return cells;
    }

    public SheetCell cell(int column) {
        var value = column >= 0 && column < values.length ? values[column] : null;
        return new SheetCell(letter(column) + number, value == null ? "" : value);
    }

    public int width() {
        return values.length;
    }

    public static String letter(int column) {
        return column >= 0 && column < 26
                ? String.valueOf((char) ('A' + column))
                : CellReference.convertNumToColString(column);
    }
}
