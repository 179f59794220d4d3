package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.SheetCell;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The header row of the sheet "Rules": what each column holds.
 *
 * @param width how many columns
 * @param filled the columns that have a header at all
 * @param named the columns that every table may have, by name
 */
record Header(
        int width,
        Set<Integer> filled,
        Map<String, Integer> named,
        Map<Integer, FactTerm> conditions,
        Map<Integer, ActionTerm> outcomes) {
    static final String ID = "Id";
    static final String WHY = "Why";
    static final String FROM = "From";
    static final String UNTIL = "Until";
    private static final List<String> NAMED = List.of(ID, WHY, FROM, UNTIL);

    static Header read(SheetRow row, Vocabulary vocabulary, Findings.Place place) {
        var header = new Header(row.width(), row.cells().keySet(), new HashMap<>(), new TreeMap<>(), new TreeMap<>());
        eachOnce(row, place, (column, cell) -> header.column(column, cell, vocabulary, place));
        header.complete(row, vocabulary, place);
        return header;
    }

    /** A column that stands there again is reported and passed over: nobody could tell which of the two is at work. */
    static void eachOnce(SheetRow row, Findings.Place place, BiConsumer<Integer, SheetCell> columns) {
        var seen = new HashSet<String>();
        row.cells().forEach((column, cell) -> {
            if (seen.add(ActionTerm.spaced(cell.text()))) columns.accept(column, cell);
            else report(place, cell, "DUPLICATE_COLUMN", "every column once", "");
        });
    }

    private void column(int column, SheetCell cell, Vocabulary vocabulary, Findings.Place place) {
        var name = cell.text();
        if (NAMED.contains(name)) named.put(name, column);
        else if (name.startsWith(ActionTerm.MARK))
            vocabulary
                    .outcome(name)
                    .ifPresentOrElse(term -> outcomes.put(column, term), () -> unknown(cell, vocabulary, place));
        else
            vocabulary
                    .condition(name)
                    .ifPresentOrElse(term -> conditions.put(column, term), () -> unknown(cell, vocabulary, place));
    }

    private static void unknown(SheetCell cell, Vocabulary vocabulary, Findings.Place place) {
        boolean outcome = cell.text().startsWith(ActionTerm.MARK);
        var options = Stream.concat(NAMED.stream(), vocabulary.headers().stream())
                .filter(header -> header.startsWith(ActionTerm.MARK) == outcome)
                .toList();
        var forgotten = vocabulary.outcomes().get(cell.text());
        report(
                place,
                cell,
                outcome ? "UNKNOWN_OUTCOME" : "UNKNOWN_TERM",
                outcome ? String.join(", ", options) : "a term of rules/VOCABULARY.md",
                forgotten == null
                        ? suggestion(cell.text(), options)
                        : "an outcome is written \"" + forgotten.header() + "\"");
    }

    private static String suggestion(String typed, List<String> options) {
        var meant = Letters.meant(typed, options);
        return meant.isEmpty() ? Nearest.to(typed, options) : meant;
    }

    private void complete(SheetRow row, Vocabulary vocabulary, Findings.Place place) {
        var end = SheetRow.letter(width) + row.number();
        if (!named.containsKey(ID)) place.report("A" + row.number(), "MISSING_COLUMN", "no column \"Id\"", "one", "");
        for (var term : vocabulary.outcomes().values())
            if (term.required() && !outcomes.containsValue(term))
                place.report(end, "MISSING_OUTCOME", "no column \"" + term.header() + "\"", "one", "");
    }

    private static void report(Findings.Place place, SheetCell cell, String code, String expected, String hint) {
        place.report(cell.ref(), code, Findings.Place.quoted(cell), expected, hint);
    }

    Optional<Integer> column(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** Whether anything stands above the cells of a column, be it known or not. */
    boolean has(int column) {
        return filled.contains(column);
    }

    boolean isUsable() {
        return named.containsKey(ID);
    }
}
