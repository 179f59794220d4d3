package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.NewColumn;
import io.shelfbell.rule.workbook.NewColumn.Role;
import io.shelfbell.rule.workbook.NewWorkbook;
import io.shelfbell.rule.workbook.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the workbook of a table that has no rows yet. */
final class TableWriter {
    private static final int LIST_SPACE = 4;

    private final Vocabulary vocabulary;
    private final List<String> terms;

    private TableWriter(Vocabulary vocabulary, List<String> terms) {
        this.vocabulary = vocabulary;
        this.terms = terms;
    }

    /** @param terms names of the question's terms, in the order of the columns */
    static byte[] write(ReadMe about, List<String> terms) {
        var writer = new TableWriter(Vocabulary.of(about.question()), terms);
        var rules = writer.rules();
        return new NewWorkbook()
                .page(Sheet.READ_ME, about.lines())
                .table(Sheet.RULES, rules, 1)
                .filter(Sheet.RULES, rules.size())
                .table(Sheet.EXAMPLES, writer.examples(), 0)
                .lists(writer.lists())
                .bytes(Sheet.RULES);
    }

    private List<NewColumn> rules() {
        var columns = new ArrayList<NewColumn>();
        columns.add(about(Header.ID, 13, "A short name of its own for every row. Examples and explanations use it."));
        columns.add(about(Header.WHY, 50, "Why this row is there: the law, the agreement, the reason."));
        columns.addAll(conditions());
        vocabulary
                .outcomes()
                .values()
                .forEach(term ->
                        columns.add(column(term.header(), Role.OUTCOME, term.type(), ColumnHelp.outcome(term))));
        columns.add(about(Header.FROM, 13, "The first day of this row (UTC), such as 2026-11-20. Blank: always."));
        columns.add(about(Header.UNTIL, 13, "The last day of this row (UTC), such as 2026-11-30. Blank: always."));
        return columns;
    }

    private List<NewColumn> examples() {
        var columns = new ArrayList<NewColumn>();
        columns.add(about("Note", 35, "What this example shows; for people only."));
        conditions()
                .forEach(column -> columns.add(new NewColumn(
                        column.header(),
                        column.role(),
                        column.width(),
                        "One value; blank for unknown.",
                        column.listed())));
        columns.add(new NewColumn(
                "Expect",
                Role.OUTCOME,
                15,
                "The id of the row that must answer, several with commas, or none.",
                false));
        return columns;
    }

    private List<NewColumn> conditions() {
        return terms.stream()
                .map(name -> vocabulary.condition(name).orElseThrow())
                .map(term -> column(term.name(), Role.CONDITION, term.type(), ColumnHelp.condition(term)))
                .toList();
    }

    private Map<String, List<String>> lists() {
        var headers = new ArrayList<>(terms);
        vocabulary.outcomes().values().forEach(term -> headers.add(term.header()));
        return vocabulary.lists(headers);
    }

    private static NewColumn about(String header, int width, String help) {
        return new NewColumn(header, Role.ABOUT, width, help, false);
    }

    private static NewColumn column(String header, Role role, TermType type, String help) {
        int longest = type.choices().stream().mapToInt(String::length).max().orElse(0);
        int width = Math.min(30, Math.max(12, Math.max(header.length(), longest) + LIST_SPACE));
        return new NewColumn(header, role, width, help, type.isListed());
    }
}
