package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetCell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the sheet "Read me" says about a table: labels in column A, values in column B.
 *
 * @param complete whether every case must be answered; empty if the sheet does not say
 * @param retiredIds of rows that were deleted and must not come back with another meaning
 */
record ReadMe(
        Question<?, ?> question,
        HitPolicy policy,
        String owner,
        String purpose,
        Optional<Boolean> complete,
        Set<String> retiredIds) {
    private static final String COMPLETE = "Complete";
    private static final String RETIRED_IDS = "Retired ids";

    static Optional<ReadMe> read(Sheet sheet, Findings.Place place) {
        var labels =
                Labels.read(sheet, List.of("Question", "Owner", "Hit policy", "Purpose", COMPLETE, RETIRED_IDS), place);
        var question = question(labels.required("Question", place), place);
        var policy = policy(labels.required("Hit policy", place), place);
        var owner = labels.required("Owner", place);
        var purpose = labels.required("Purpose", place);
        var complete = labels.optional(COMPLETE).flatMap(cell -> yesOrNo(cell, place));
        var retired = labels.optional(RETIRED_IDS)
                .map(SheetCell::text)
                .map(ReadMe::ids)
                .orElse(Set.of());
        return question.flatMap(
                q -> policy.map(p -> new ReadMe(q, p, owner.text(), purpose.text(), complete, retired)));
    }

    private static Optional<Question<?, ?>> question(SheetCell cell, Findings.Place place) {
        var question = Question.named(cell.text());
        if (question.isEmpty() && !cell.isBlank())
            unknown(
                    cell,
                    "UNKNOWN_QUESTION",
                    Question.all().stream().map(Question::name).toList(),
                    place);
        return question;
    }

    private static Optional<Boolean> yesOrNo(SheetCell cell, Findings.Place place) {
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
        if (found < 0 && !cell.isBlank()) unknown(cell, "UNKNOWN_HIT_POLICY", names, place);
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

    private static void unknown(SheetCell cell, String code, List<String> names, Findings.Place place) {
        var meant = Letters.meant(cell.text(), names);
        place.report(
                cell.ref(),
                code,
                Findings.Place.quoted(cell),
                String.join(", ", names),
                meant.isEmpty() ? Nearest.to(cell.text(), names) : meant);
    }

    /** With commas or blanks between them. */
    private static Set<String> ids(String text) {
        return Stream.of(text.split("[,;\\s]+")).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
    }
}
