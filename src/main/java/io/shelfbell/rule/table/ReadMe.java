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
}
