package io.shelfbell.rule.workbook;

import java.util.SortedMap;
import org.apache.poi.ss.util.CellReference;

/**
 * One row that holds something.
 *
 * @param number from 1
 * @param cells by column, from 0; blank cells are left out
 */
public record SheetRow(int number, SortedMap<Integer, SheetCell> cells) {
    public SheetCell cell(int column) {
        var cell = cells.get(column);
        return cell == null ? new SheetCell(letter(column) + number, "") : cell;
    }

    public int width() {
        return cells.isEmpty() ? 0 : cells.lastKey() + 1;
    }

    public static String letter(int column) {
        return CellReference.convertNumToColString(column);
    }
}
