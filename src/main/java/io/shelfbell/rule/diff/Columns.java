package io.shelfbell.rule.diff;

import io.shelfbell.rule.Difference;
import io.shelfbell.rule.Difference.Kind;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Columns that came, went or moved. */
record Columns(String sheet, Grid before, Grid after) {

    void compare(Consumer<Difference> found) {
        for (var name : before.names())
            if (!after.columns().containsKey(name))
                found.accept(difference(
                        Kind.COLUMN_REMOVED, name, before, name, null, "Column %s was removed".formatted(name)));
        for (var name : after.names())
            if (!before.columns().containsKey(name))
                found.accept(difference(
                        Kind.COLUMN_ADDED,
                        name,
                        after,
                        null,
                        name,
                        "Column %s was added %s".formatted(name, place(name))));
        moved(found);
    }

    private void moved(Consumer<Difference> found) {
        var common =
                after.names().stream().filter(before.columns()::containsKey).toList();
        var was = before.names();
        var moves = Moves.of(common.stream().mapToInt(was::indexOf).toArray());
        for (int i = 0; i < common.size(); i++)
            if (moves.isMoved(i)) {
                var name = common.get(i);
                found.accept(difference(
                        Kind.COLUMN_MOVED,
                        name,
                        after,
                        letter(before, name),
                        letter(after, name),
                        "Column %s moved: it now stands %s".formatted(name, place(name))));
            }
    }

    private Difference difference(
            Kind kind, String name, Grid in, @Nullable String was, @Nullable String is, String sentence) {
        var said = sheet.equals("Rules") ? sentence : sheet + ": " + sentence;
        return new Difference(kind, sheet, "", letter(in, name) + "1", name, was, is, said);
    }

    private static String letter(Grid grid, String name) {
        return SheetRow.letter(grid.columns().getOrDefault(name, 0));
    }

    private String place(String name) {
        List<String> names = after.names();
        int position = names.indexOf(name);
        return position == 0 ? "first" : "after " + names.get(position - 1);
    }
}
