package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetCell;
import io.shelfbell.rule.workbook.SheetRow;
import io.shelfbell.rule.workbook.TimeLimit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sheet "Examples": a column per given term, {@code Day} for tables with row dates, {@code Note} for people, and {@code Expect} with
 * the ids of the rows that must answer, or {@code none}. A blank given is unknown.
 */
final class Examples {
    private static final String EXPECT = "Expect";
    private static final String NOTE = "Note";
    private static final String DAY = "Day";

    private final Vocabulary vocabulary;
    private final Lists lists;
    private final Findings.Place place;

    Examples(Vocabulary vocabulary, Lists lists, Findings.Place place) {
        this.vocabulary = vocabulary;
        this.lists = lists;
        this.place = place;
    }

    /** Reports what is not as expected, and returns those that could be read. */
    List<Example> run(Sheet sheet, DecisionTable table) {
        return sheet.header().map(header -> run(header, sheet.body(), table)).orElseGet(this::empty);
    }

    private List<Example> empty() {
        place.report("A1", "NO_EXAMPLES", "an empty sheet", "an example for every row of the table", "");
        return List.of();
    }

    private List<Example> run(SheetRow header, List<SheetRow> examples, DecisionTable table) {
        var givens = new HashMap<Integer, CellReader>();
        var names = new HashMap<Integer, String>();
        Header.eachOnce(header, place, (column, cell) -> column(column, cell, givens, names));
        if (!names.containsValue(EXPECT)) {
            place.report("A1", "MISSING_COLUMN", "no column \"Expect\"", "one, with row ids or \"none\"", "");
            return List.of();
        }
        return examples.stream()
                .map(example -> run(example, names, givens, table))
                .toList();
    }

    private void column(int column, SheetCell cell, Map<Integer, CellReader> givens, Map<Integer, String> names) {
        var name = cell.text();
        names.put(column, name);
        if (name.equals(EXPECT) || name.equals(NOTE)) return;
        var type = name.equals(DAY)
                ? TermType.of(LocalDate.class)
                : vocabulary.condition(name).map(FactTerm::type).orElse(null);
        if (type != null) givens.put(column, CellReader.of(type, lists.of(name)));
        else
            place.report(
                    cell.ref(),
                    "UNKNOWN_TERM",
                    Findings.Place.quoted(cell),
                    "a term of rules/VOCABULARY.md, Day, Note or Expect",
                    Nearest.to(name, vocabulary.headers()));
    }

    private Example run(
            SheetRow example, Map<Integer, String> names, Map<Integer, CellReader> readers, DecisionTable table) {
        TimeLimit.check();
        var givens = new HashMap<String, Object>();
        readers.forEach((column, reader) -> {
            var value = given(example.cell(column), reader);
            if (value != null) givens.put(String.valueOf(names.get(column)), value);
        });
        var rows = table.matching((FactTerm term) -> givens.get(term.name())).stream()
                .map(Row::id)
                .toList();
        var answer = rows.isEmpty() ? "none" : String.join(", ", rows);
        names.forEach((column, name) -> {
            if (name.equals(EXPECT)) compare(example.cell(column), answer);
        });
        return new Example(example, givens, rows);
    }

    private @Nullable Object given(SheetCell cell, CellReader reader) {
        try {
            return cell.isBlank() ? null : reader.value(cell);
        } catch (BadCell bad) {
            bad.reportAt(place, cell);
            return null;
        }
    }

    private void compare(SheetCell expected, String answer) {
        if (!expected.text().replaceAll("\\s*,\\s*", ", ").equals(answer))
            place.report(
                    expected.ref(),
                    "EXAMPLE_FAILED",
                    Findings.Place.quoted(expected),
                    "\"" + answer + "\", which the table answers",
                    "mend the row that is wrong, or this example");
    }
}
