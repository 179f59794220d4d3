package io.shelfbell.rule.analysis;

import static io.shelfbell.rule.Severity.NOTE;

import io.shelfbell.rule.table.Condition;
import io.shelfbell.rule.table.HitPolicy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows that say the same but for one cell, so that one row can say it all. */
record Mergeable(Space space, HitPolicy policy, Rivals rivals, Report report) {

    /** What a cell costs to hash, in words. */
    private static final long HASHED = 8;

    private static final Pattern VALUE = Pattern.compile("\\s*+(?:\"[^\"]*+\"[^,]*+|[^,]++)");

    /** All that must be equal. */
    private record Rest(List<Condition> cells, Object action) {}

    void check() {
        for (var axis : space.axes()) {
            var groups = new LinkedHashMap<Rest, List<Integer>>();
            for (int row = 0; row < space.rows().size(); row++)
                if (isList(axis, row))
                    groups.computeIfAbsent(rest(row, axis), r -> new ArrayList<>())
                            .add(row);
            groups.values().forEach(rows -> merge(axis, rows));
        }
    }

    /** Only what names values or ranges can be written one after the other into a cell. */
    private static boolean isList(Axis axis, int row) {
        var cell = axis.column().cells().get(row);
        return cell instanceof Condition.OneOf || cell instanceof Condition.Within;
    }

    private Rest rest(int row, Axis without) {
        space.budget().spend(HASHED * space.axes().size());
        var cells = space.axes().stream()
                .filter(axis -> axis != without)
                .map(axis -> axis.column().cells().get(row))
                .toList();
        return new Rest(cells, space.rows().get(row).row().action());
    }

    private void merge(Axis axis, List<Integer> rows) {
        int first = rows.get(0);
        var together = new ArrayList<Integer>();
        for (int row : rows) if (canJoin(row, together)) together.add(row);
        if (together.size() < 2 || axis.column().isDates()) return;
        report.atCell(
                first,
                axis,
                NOTE,
                "MERGEABLE",
                report.ids(together) + ", which differ only in "
                        + axis.column().term().name(),
                "one row for one answer",
                "write \"" + cell(axis, together) + "\" here and delete "
                        + report.ids(together.subList(1, together.size())));
    }

    /** Nothing that answers otherwise may stand between them; where all rows answer, no two of them may answer the same case. */
    private boolean canJoin(int row, List<Integer> kept) {
        if (kept.isEmpty() || policy != HitPolicy.COLLECT && policy != HitPolicy.FIRST) return true;
        if (policy == HitPolicy.FIRST)
            return space.touching(space.box(row), space.between(kept.get(0) + 1, row)).stream()
                    .allMatch(other -> rivals.agree(row, other));
        var others = new BitSet();
        kept.forEach(others::set);
        return space.touching(space.box(row), others).isEmpty();
    }

    private String cell(Axis axis, List<Integer> rows) {
        var ordered = axis.column().term().type().kind().ordered();
        if (!ordered)
            return rows.stream()
                    .map(row -> space.rows()
                            .get(row)
                            .sheetRow()
                            .cell(axis.column().position())
                            .text())
                    .flatMap(Mergeable::values)
                    .distinct()
                    .collect(Collectors.joining(", "));
        var side = new BitSet();
        rows.forEach(row -> side.or(axis.side(row)));
        return Sides.words(axis, side);
    }

    /** As they are written; a value in quotation marks may hold a comma. */
    private static Stream<String> values(String cell) {
        return VALUE.matcher(cell).results().map(value -> value.group().strip());
    }
}
