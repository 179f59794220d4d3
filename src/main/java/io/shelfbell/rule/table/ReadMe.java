package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetCell;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the sheet "Read me" says about a table: labels in column A, values in column B. */
public record ReadMe(
        Question<?, ?> question, HitPolicy policy, String owner, String purpose, Optional<Boolean> complete) {
    static Optional<ReadMe> read(Sheet sheet, Findings.Place place) {
        var values = values(sheet);
        var question = question(value(values, "Question", place), place);
        var policy = policy(value(values, "Hit policy", place), place);
        var owner = value(values, "Owner", place);
        var purpose = value(values, "Purpose", place);
        var complete = complete(values.get("complete"), place);
        return question.flatMap(q -> policy.map(p -> new ReadMe(q, p, owner.text(), purpose.text(), complete)));
    }

    private static Map<String, SheetCell> values(Sheet sheet) {
        var values = new HashMap<String, SheetCell>();
        for (var row : sheet.rows()) values.putIfAbsent(row.cell(0).text().toLowerCase(Locale.ROOT), row.cell(1));
        return values;
    }

    private static SheetCell value(Map<String, SheetCell> values, String label, Findings.Place place) {
        var cell = values.get(label.toLowerCase(Locale.ROOT));
        if (cell == null)
            place.report("A1", "MISSING_LABEL", "no row \"" + label + "\"", "one, with its value in column B", "");
        else if (cell.isBlank())
            place.report(cell.ref(), "MISSING_VALUE", "a blank cell", "a value for \"" + label + "\"", "");
        return cell == null ? new SheetCell("", "") : cell;
    }

    private static Optional<Question<?, ?>> question(SheetCell cell, Findings.Place place) {
        var question = Question.named(cell.text());
        var names = Question.all().stream().map(Question::name).toList();
        if (question.isEmpty() && !cell.isBlank())
            place.report(
                    cell.ref(),
                    "UNKNOWN_QUESTION",
                    Findings.Place.quoted(cell),
                    String.join(", ", names),
                    Nearest.to(cell.text(), names));
        return question;
    }

    /** Optional: whether every case must be answered. */
    private static Optional<Boolean> complete(@Nullable SheetCell cell, Findings.Place place) {
        if (cell == null || cell.isBlank()) return Optional.empty();
        try {
            return Optional.of((Boolean)
                    CellReader.of(TermType.of(boolean.class), List.of()).value(cell));
        } catch (BadCell bad) {
            bad.reportAt(place, cell);
            return Optional.empty();
        }
    }

    private static Optional<HitPolicy> policy(SheetCell cell, Findings.Place place) {
        var names = Stream.of(HitPolicy.values())
                .map(p -> p.name().toLowerCase(Locale.ROOT))
                .toList();
        int found = names.indexOf(cell.text().toLowerCase(Locale.ROOT));
        if (found < 0 && !cell.isBlank())
            place.report(
                    cell.ref(),
                    "UNKNOWN_HIT_POLICY",
                    Findings.Place.quoted(cell),
                    String.join(", ", names),
                    Nearest.to(cell.text(), names));
        return found < 0 ? Optional.empty() : Optional.of(HitPolicy.values()[found]);
    }

    /** The sheet as a new workbook has it, with what an analyst needs to know to edit the others. */
    List<Map.Entry<String, String>> lines() {
        return List.of(
                Map.entry("Question", question.name()),
                Map.entry("Owner", owner),
                Map.entry("Hit policy", policy.name().toLowerCase(Locale.ROOT)),
                Map.entry("Purpose", purpose),
                Map.entry("", ""),
                Map.entry(
                        "How to edit",
                        "One row, one rule. A blank cell or - means any. Blue columns are conditions, green columns are"
                                + " what the row answers."),
                Map.entry(
                        "Cells",
                        "gold   \u00b7   gold, platinum   \u00b7   not gold   \u00b7   >= 5   \u00b7   5..10   \u00b7   [5..10)   \u00b7  "
                                + " 21:00..08:00   \u00b7   2026-11-20..2026-11-30   \u00b7   30 min, 2 h, 3 d   \u00b7   yes / no"),
                Map.entry(
                        "Columns",
                        "Any term of rules/VOCABULARY.md may head a new condition column; outcome columns begin with"
                                + " =>"),
                Map.entry("Dates", "Optional columns From and Until limit a row to days (UTC), both included."),
                Map.entry("Examples", "Every row has at least one; they are run whenever the table is checked."),
                Map.entry(
                        "Lists",
                        "What the drop-downs offer. Add values of your own below a text; a cell may then hold only"
                                + " those."));
    }
}
