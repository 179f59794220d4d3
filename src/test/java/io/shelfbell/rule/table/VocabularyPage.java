package io.shelfbell.rule.table;

import io.shelfbell.rule.KnownTerm;
import io.shelfbell.rule.QuestionTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes {@code rules/VOCABULARY.md}: every term that may head a column, by question, and which questions know it. */
final class VocabularyPage {
    private static final String TOP = """
            # Vocabulary

            Every term that may head a column of a decision table, by question. Written from the facts and actions; do not edit.
            Programs read the same at `GET /api/v1/vocabulary`.

            An outcome column is written with `=>` before its name. A value that is unknown (no order, no app, no tier) matches
            only a blank cell or a cell that begins with `not`.
            """;

    private VocabularyPage() {}

    static String text() {
        var questions = Glossary.all();
        return TOP + questions.stream().map(VocabularyPage::section).collect(Collectors.joining()) + index(questions);
    }

    private static String section(QuestionTerms question) {
        var lines = new ArrayList<String>();
        lines.add("\n## " + question.question());
        lines.add("\nConditions, about one `%s`:\n".formatted(question.fact()));
        lines.addAll(table(question.conditions(), VocabularyPage::unit));
        lines.add("\nOutcomes, of one `%s`:\n".formatted(question.action()));
        lines.addAll(table(question.outcomes(), VocabularyPage::outcomeUnit));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> table(List<KnownTerm> terms, Function<KnownTerm, String> unit) {
        var lines = new ArrayList<>(List.of("| term | holds | unit | example |", "|---|---|---|---|"));
        for (var term : terms)
            lines.add(
                    "| %s | %s | %s | `%s` |".formatted(term.header(), term.holds(), unit.apply(term), term.example()));
        return lines;
    }

    private static String unit(KnownTerm term) {
        var from = term.atLeast().isEmpty() ? "" : " from " + term.atLeast();
        return (term.unit() + from + (term.mayBeUnknown() ? ", may be unknown" : "")).replaceFirst("^[ ,]+", "");
    }

    private static String outcomeUnit(KnownTerm term) {
        return term.required() ? term.unit() : (term.unit() + " may be blank").strip();
    }

    private static String index(List<QuestionTerms> questions) {
        var known = new TreeMap<String, List<String>>();
        for (var question : questions) for (var term : question.conditions()) known.put(term.name(), term.questions());
        var lines = new ArrayList<String>();
        lines.add("\n## Which questions know a condition\n");
        lines.addAll(List.of("| term | questions |", "|---|---|"));
        known.forEach((name, of) -> lines.add("| %s | %s |".formatted(name, String.join(", ", of))));
        return String.join("\n", lines) + "\n";
    }
}
