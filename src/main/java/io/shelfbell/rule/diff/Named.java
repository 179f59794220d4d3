package io.shelfbell.rule.diff;

import io.shelfbell.rule.workbook.SheetRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of one version and what to call them.
 *
 * @param ids how many rows have each id
 */
record Named(Grid grid, Map<String, Integer> ids) {

    static Named of(Grid grid) {
        var ids = new HashMap<String, Integer>();
        for (var row : grid.rows()) ids.merge(grid.text(row, "Id"), 1, Integer::sum);
        return new Named(grid, ids);
    }

    List<SheetRow> rows() {
        return grid.rows();
    }

    String id(SheetRow row) {
        return grid.text(row, "Id");
    }

    boolean has(String id) {
        return ids.containsKey(id);
    }

    /** Ids that several rows have. */
    Set<String> twice() {
        var twice = new HashSet<String>();
        ids.forEach((id, count) -> {
            if (count > 1) twice.add(id);
        });
        return twice;
    }

    String name(int position) {
        var row = rows().get(position);
        var id = id(row);
        if (id.isEmpty()) return "row " + row.number();
        return ids.getOrDefault(id, 1) > 1 ? id + " (row " + row.number() + ")" : id;
    }

    /** Where the row stands, by the row above it. */
    String place(int position) {
        return position == 0 ? "the top" : "below " + name(position - 1);
    }

    /** Everything that the row says, for people. */
    String says(int position) {
        var row = rows().get(position);
        return grid.names().stream()
                .filter(column -> !column.equalsIgnoreCase("Id") && !column.equals("Why"))
                .filter(column -> !Cells.plain(grid.cell(row, column)).isEmpty())
                .map(column -> column + " " + Words.shown(grid.cell(row, column).text(), false))
                .collect(Collectors.joining("; "));
    }

    /** Everything that the row says, for comparing. */
    String says(SheetRow row, String without) {
        return grid.names().stream()
                .filter(column -> !column.equalsIgnoreCase(without))
                .filter(column -> !Cells.plain(grid.cell(row, column)).isEmpty())
                .map(column -> column + "\n" + Cells.plain(grid.cell(row, column)))
                .sorted()
                .collect(Collectors.joining("\n\n"));
    }
}
