package io.shelfbell.rule.diff;

import io.shelfbell.rule.Difference;
import io.shelfbell.rule.Difference.Kind;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Values that the sheet "Lists" allows, or allows no longer. Their order means nothing. */
record ListValues(Grid before, Grid after) {

    void compare(Consumer<Difference> found) {
        var lists = new LinkedHashSet<>(after.names());
        lists.addAll(before.names());
        for (var list : lists) {
            var was = values(before, list);
            var is = values(after, list);
            if (was.equals(is)) continue;
            var here = after.columns().containsKey(list) ? after : before;
            found.accept(new Difference(
                    Kind.LIST_CHANGED,
                    Sheet.LISTS,
                    "",
                    SheetRow.letter(here.columns().getOrDefault(list, 0)) + "1",
                    list,
                    was.isEmpty() ? null : String.join(", ", was),
                    is.isEmpty() ? null : String.join(", ", is),
                    "Lists: " + sentence(list, was, is)));
        }
    }

    private static String sentence(String list, Set<String> was, Set<String> is) {
        if (is.isEmpty()) return list + " may hold anything now, the list is gone";
        if (was.isEmpty()) return "%s may only hold %s now (a new list)".formatted(list, Words.list(List.copyOf(is)));
        var parts = new ArrayList<String>();
        var more = minus(is, was);
        var fewer = minus(was, is);
        if (!more.isEmpty()) parts.add("may now hold " + Words.list(more));
        if (!fewer.isEmpty()) parts.add("may no longer hold " + Words.list(fewer));
        return list + " " + String.join(", and ", parts);
    }

    private static List<String> minus(Set<String> some, Set<String> others) {
        return some.stream().filter(value -> !others.contains(value)).toList();
    }

    private static Set<String> values(Grid grid, String list) {
        var values = new LinkedHashSet<String>();
        for (var row : grid.rows()) {
            var cell = grid.cell(row, list);
            if (!cell.isBlank()) values.add(cell.text());
        }
        return values;
    }
}
