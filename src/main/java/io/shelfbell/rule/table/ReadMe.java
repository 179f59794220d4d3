package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetCell;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the sheet "Read me" says about a table: labels in column A, values in column B.
 *
 * @param labels all of them, so that what only some tables say can be asked for
 */
public record ReadMe(Question<?, ?> question, HitPolicy policy, String owner, String purpose, Labels labels) {
    /** Lists the ids of rows that were deleted and must not come back with another meaning. */
    private static final String RETIRED_IDS = "Retired ids";

    static Optional<ReadMe> read(Sheet sheet, Findings.Place place) {
        var labels = Labels.read(sheet, List.of("Question", "Owner", "Hit policy", "Purpose", RETIRED_IDS), place);
        var question = question(labels.required("Question", place), place);
        var policy = policy(labels.required("Hit policy", place), place);
        var owner = labels.required("Owner", place);
        var purpose = labels.required("Purpose", place);
        return question.flatMap(q -> policy.map(p -> new ReadMe(q, p, owner.text(), purpose.text(), labels)));
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

    private static Optional<HitPolicy> policy(SheetCell cell, Findings.Place place) {
        var names = Stream.of(HitPolicy.values())
                .map(p -> p.name().toLowerCase(Locale.ROOT))
                .toList();
        int found = names.indexOf(cell.text().toLowerCase(Locale.ROOT));
        if (found < 0 && !cell.isBlank()) unknown(cell, "UNKNOWN_HIT_POLICY", names, place);
        return found < 0 ? Optional.empty() : Optional.of(HitPolicy.values()[found]);
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

    /** Ids, with commas or blanks between them. */
    public Set<String> retiredIds() {
        var text = labels.optional(RETIRED_IDS).map(SheetCell::text).orElse("");
        return Stream.of(text.split("[,;\\s]+")).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
    }
}
