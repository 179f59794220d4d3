package io.shelfbell.rule.diff;

import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetCell;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A sheet with a header, whatever is wrong with it.
 *
 * @param columns positions by header, from the left; a header that stands there twice is told apart, one that is blank is its letter
 */
record Grid(Map<String, Integer> columns, List<SheetRow> rows) {

    static Grid of(Sheet sheet) {
        var columns = new LinkedHashMap<String, Integer>();
        int width = sheet.rows().stream().mapToInt(SheetRow::width).max().orElse(0);
        for (int column = 0; column < width; column++) name(sheet, column, columns);
        return new Grid(columns, sheet.body());
    }

    private static void name(Sheet sheet, int column, Map<String, Integer> columns) {
        int position = column;
        var text = sheet.header().map(row -> row.cell(position).text()).orElse("");
        boolean used = sheet.rows().stream().anyMatch(row -> !row.cell(position).isBlank());
        if (!used) return;
        var name = text.isEmpty() ? "column " + SheetRow.letter(column) : text.replaceFirst("^=>\\s*", "=> ");
        if (columns.putIfAbsent(name, column) == null) return;
        columns.put(name + " (" + SheetRow.letter(column) + ")", column);
    }

    List<String> names() {
        return new ArrayList<>(columns.keySet());
    }

    /** Blank if there is no such column. */
    SheetCell cell(SheetRow row, String column) {
        var position = columns.get(column);
        return position == null ? new SheetCell("", "") : row.cell(position);
    }

    /** The text below a header, whatever its case. */
    String text(SheetRow row, String column) {
        for (var name : columns.keySet())
            if (name.toLowerCase(Locale.ROOT).equals(column.toLowerCase(Locale.ROOT)))
                return cell(row, name).text();
        return "";
    }

    String range(SheetRow row) {
        return "A" + row.number() + ":" + SheetRow.letter(Math.max(0, row.width() - 1)) + row.number();
    }
}
