package io.shelfbell.rule.diff;

import io.shelfbell.rule.Difference;
import io.shelfbell.rule.Difference.Kind;
import io.shelfbell.rule.table.CellMeaning;
import io.shelfbell.rule.workbook.Sheet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Two versions of a workbook, sheet by sheet. */
public final class Comparison {
    private static final List<String> SHEETS = List.of(Sheet.READ_ME, Sheet.RULES, Sheet.LISTS, Sheet.EXAMPLES);
    private static final Sheet NONE = new Sheet("", List.of());

    private final Map<String, Sheet> before;
    private final Map<String, Sheet> after;
    private final Found found = new Found();

    private Comparison(Map<String, Sheet> before, Map<String, Sheet> after) {
        this.before = before;
        this.after = after;
    }

    /** @param more how many there are beyond those that are kept */
    public record Result(List<Difference> differences, int more) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    public static Result of(Map<String, Sheet> before, Map<String, Sheet> after) {
        var comparison = new Comparison(before, after);
        comparison.compare();
        return comparison.found.result();
    }

    private void compare() {
        sheets();
        var was = About.of(before.get(Sheet.READ_ME));
        var is = About.of(after.get(Sheet.READ_ME));
        var cells = new Cells(CellMeaning.about(is.question()).or(() -> CellMeaning.about(was.question())));
        new Labels(was, is).compare(found);
        rules(grid(before, Sheet.RULES), grid(after, Sheet.RULES), is, cells);
        new ListValues(grid(before, Sheet.LISTS), grid(after, Sheet.LISTS)).compare(found);
        examples(grid(before, Sheet.EXAMPLES), grid(after, Sheet.EXAMPLES), cells);
    }

    private void rules(Grid was, Grid is, About about, Cells cells) {
        new Columns(Sheet.RULES, was, is).compare(found);
        new RuleRows(was, is, about, cells, found).compare();
    }

    private void examples(Grid was, Grid is, Cells cells) {
        new Columns(Sheet.EXAMPLES, was, is).compare(found);
        new ExampleRows(was, is, cells, found).compare();
    }

    private static Grid grid(Map<String, Sheet> version, String sheet) {
        return Grid.of(version.getOrDefault(sheet, NONE));
    }

    /** What the check wrote into a copy is no sheet of the author's. */
    private void sheets() {
        var names = new LinkedHashSet<>(SHEETS);
        names.addAll(new TreeSet<>(before.keySet()));
        names.addAll(new TreeSet<>(after.keySet()));
        names.remove(Sheet.FINDINGS);
        for (var name : names) {
            if (before.containsKey(name) == after.containsKey(name)) continue;
            boolean added = after.containsKey(name);
            found.accept(new Difference(
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
