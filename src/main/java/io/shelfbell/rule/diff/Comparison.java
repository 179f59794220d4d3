package io.shelfbell.rule.diff;

import io.shelfbell.rule.Difference;
import io.shelfbell.rule.Difference.Kind;
import io.shelfbell.rule.table.CellMeaning;
import io.shelfbell.rule.workbook.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Two versions of a workbook, sheet by sheet. */
public final class Comparison {
    private static final List<String> SHEETS = List.of(Sheet.READ_ME, Sheet.RULES, Sheet.LISTS, Sheet.EXAMPLES);
    private static final Sheet NONE = new Sheet("", List.of());

    private final Map<String, Sheet> before;
    private final Map<String, Sheet> after;
    private final List<Difference> found = new ArrayList<>();

    private Comparison(Map<String, Sheet> before, Map<String, Sheet> after) {
        this.before = before;
        this.after = after;
    }

    public static List<Difference> of(Map<String, Sheet> before, Map<String, Sheet> after) {
        var comparison = new Comparison(before, after);
        comparison.compare();
        return List.copyOf(comparison.found);
    }

    private void compare() {
        sheets();
        var was = About.of(before.get(Sheet.READ_ME));
        var is = About.of(after.get(Sheet.READ_ME));
        var cells = new Cells(CellMeaning.about(is.question()).or(() -> CellMeaning.about(was.question())));
        new Labels(was, is).compare(found::add);
        columns(Sheet.RULES);
        new RuleRows(grid(before, Sheet.RULES), grid(after, Sheet.RULES), is, cells, found::add).compare();
        new ListValues(grid(before, Sheet.LISTS), grid(after, Sheet.LISTS)).compare(found::add);
        columns(Sheet.EXAMPLES);
        new ExampleRows(grid(before, Sheet.EXAMPLES), grid(after, Sheet.EXAMPLES), cells, found::add).compare();
    }

    private static Grid grid(Map<String, Sheet> version, String sheet) {
        return Grid.of(version.getOrDefault(sheet, NONE));
    }

    private void columns(String sheet) {
        new Columns(sheet, grid(before, sheet), grid(after, sheet)).compare(found::add);
    }

    /** What the check wrote into a copy is no sheet of the author's. */
    private void sheets() {
        var names = new LinkedHashSet<>(SHEETS);
        names.addAll(new java.util.TreeSet<>(before.keySet()));
        names.addAll(new java.util.TreeSet<>(after.keySet()));
        names.remove(Sheet.FINDINGS);
        for (var name : names) {
            if (before.containsKey(name) == after.containsKey(name)) continue;
            boolean added = after.containsKey(name);
            found.add(new Difference(
                    added ? Kind.SHEET_ADDED : Kind.SHEET_REMOVED,
                    name,
                    "",
                    "",
                    null,
                    added ? null : name,
                    added ? name : null,
                    "Sheet %s was %s".formatted(name, added ? "added" : "removed")));
        }
    }
}
