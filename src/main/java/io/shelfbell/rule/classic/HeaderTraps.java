package io.shelfbell.rule.classic;

import io.shelfbell.rule.DidYouMean;
import io.shelfbell.rule.Severity;
import io.shelfbell.rule.workbook.Findings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.drools.decisiontable.parser.ActionType;

/** Column headers: Drools takes one that it does not know for any word with the same first letter. */
record HeaderTraps(Findings.Place place) {
    private static final List<String> WORDS = Arrays.stream(ActionType.Code.values())
            .map(ActionType.Code::getColHeader)
            .toList();

    void report(RuleTable table) {
        for (var header : table.headers()) {
            var meant = Keyword.meaning(header.text());
            if (meant == null) unknown(header);
            else {
                if (!ActionType.getTag2code().containsKey(header.text().toUpperCase(Locale.ROOT)))
                    guessed(header, meant);
                style(header, meant);
            }
        }
    }

    private void unknown(Written header) {
        place.report(
                header.ref(),
                "UNKNOWN_HEADER",
                "\"" + header.text() + "\"",
                String.join(", ", WORDS) + " or the letter for it",
                DidYouMean.among(header.text(), WORDS));
    }

    private void guessed(Written header, ActionType.Code meant) {
        place.report(
                Severity.WARNING,
                header.ref(),
                "HEADER_BY_LETTER",
                "\"%s\", which Drools takes for %s by its first letter".formatted(header.text(), meant.getColHeader()),
                String.join(", ", WORDS),
                "write " + meant.getColHeader()
                        + " if that is meant; what the column is called belongs into the row of labels");
    }

    private void style(Written header, ActionType.Code meant) {
        var instead = Keyword.instead(meant.getColHeader());
        if (!instead.isEmpty())
            place.report(
                    Severity.WARNING,
                    header.ref(),
                    "AGAINST_STYLE",
                    "a column " + meant.getColHeader(),
                    instead,
                    "leave the column out");
    }
}
