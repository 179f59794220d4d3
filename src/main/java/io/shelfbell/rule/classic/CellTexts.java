package io.shelfbell.rule.classic;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** What the cells of a sheet show; the sheet stays as it is. */
record CellTexts(Sheet sheet, List<CellRangeAddress> merged, DataFormatter formatter) {
    static CellTexts of(Sheet sheet) {
        var formatter = new DataFormatter();
        formatter.setUseCachedValuesForFormulaCells(true);
        return new CellTexts(sheet, sheet.getMergedRegions(), formatter);
    }

    Written written(Cell cell) {
        int row = cell.getRowIndex();
        int column = cell.getColumnIndex();
        var range = merged.stream().filter(one -> one.isInRange(row, column)).findFirst();
        var first = range.isPresent() ? first(range.get()) : cell;
        boolean repeated = range.isPresent()
                && (range.get().getFirstRow() != row || range.get().getFirstColumn() != column);
        return new Written(row, column, formatter.formatCellValue(first).strip(), repeated);
    }

    private @Nullable Cell first(CellRangeAddress range) {
        var row = sheet.getRow(range.getFirstRow());
        return row == null ? null : row.getCell(range.getFirstColumn());
    }
}
