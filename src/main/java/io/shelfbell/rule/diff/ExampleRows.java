package io.shelfbell.rule.diff;

import io.shelfbell.rule.Difference;
import io.shelfbell.rule.Difference.Kind;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Examples that came, went or changed. They have no id: what is given names them, or their note. Their order means nothing. */
final class ExampleRows {
    private static final Set<String> NOT_GIVEN = Set.of("Note", "Expect");

    private final Grid before;
    private final Grid after;
    private final Pairing pairing;
    private final CellChanges changes;
    private final Consumer<Difference> found;

    ExampleRows(Grid before, Grid after, Cells cells, Consumer<Difference> found) {
        this.before = before;
        this.after = after;
        this.found = found;
        this.changes = new CellChanges(Kind.EXAMPLE_CHANGED, Sheet.EXAMPLES, before, after, cells);
        this.pairing = new Pairing(before.rows(), after.rows())
                .inOrder((row, later) ->
                        givens(side(later), row) + "\nExpect " + side(later).text(row, "Expect"))
                .inOrder((row, later) -> givens(side(later), row))
                .byUnique((row, later) -> side(later).text(row, "Note"));
    }

    private Grid side(boolean later) {
        return later ? after : before;
    }

    private static String givens(Grid grid, SheetRow row) {
        return grid.names().stream()
                .filter(column -> !NOT_GIVEN.contains(column))
                .filter(column -> !Cells.plain(grid.cell(row, column)).isEmpty())
                .map(column -> column + " " + Cells.plain(grid.cell(row, column)))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    void compare() {
        for (int i = 0; i < before.rows().size(); i++)
            if (pairing.isGone(i))
                whole(Kind.EXAMPLE_REMOVED, before, before.rows().get(i), "was removed");
        for (int i = 0; i < after.rows().size(); i++) {
            var row = after.rows().get(i);
            int earlier = pairing.earlier(i);
            if (earlier == Pairing.NEW) whole(Kind.EXAMPLE_ADDED, after, row, "was added");
            else changes.compare(name(after, row), before.rows().get(earlier), row, "", found);
        }
    }

    private void whole(Kind kind, Grid grid, SheetRow row, String what) {
        var says = "%s, expects %s"
                .formatted(Words.shown(givens(grid, row), false), Words.shown(grid.text(row, "Expect"), false));
        boolean added = kind == Kind.EXAMPLE_ADDED;
        var sentence = "%s %s: %s".formatted(name(grid, row), what, says);
        found.accept(new Difference(
                kind,
                Sheet.EXAMPLES,
                name(grid, row),
                grid.range(row),
                null,
                added ? null : says,
                added ? says : null,
                sentence));
    }

    private static String name(Grid grid, SheetRow row) {
        var note = grid.text(row, "Note");
        return note.isEmpty() ? "The example in row " + row.number() : "Example " + Words.shown(note, true);
    }
}
