package io.shelfbell.rule.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes {@code rules/VOCABULARY.md}: every term that may head a column, by question. */
final class VocabularyPage {
    private static final String TOP = """
            # Vocabulary

            Every term that may head a column of a decision table, by question. Written from the facts and actions; do not edit.

            An outcome column is written with `=>` before its name. A value that is unknown (no order, no app, no tier) matches
            only a blank cell or a cell that begins with `not`.
            """;

    private VocabularyPage() {}

    static String text() {
        return TOP + Question.all().stream().map(VocabularyPage::section).collect(Collectors.joining());
    }

    private static String section(Question<?, ?> question) {
        var vocabulary = Vocabulary.of(question);
        var lines = new ArrayList<String>();
        lines.add("\n## " + question.name());
        lines.add("\nConditions, about one `%s`:\n".formatted(question.fact().getSimpleName()));
        lines.addAll(table(vocabulary.conditions().values().stream()
                .map(term -> line(term.name(), term.type(), unit(term), term.example()))
                .toList()));
        lines.add("\nOutcomes, of one `%s`:\n".formatted(question.action().getSimpleName()));
        lines.addAll(table(vocabulary.outcomes().values().stream()
                .map(term -> line(term.header(), term.type(), unit(term), term.example()))
                .toList()));
        return String.join("\n", lines) + "\n";
    }

    private static String unit(FactTerm term) {
        var from = term.from().isEmpty() ? "" : " from " + term.from();
        return (term.unit() + from + (term.mayBeUnknown() ? ", may be unknown" : "")).replaceFirst("^[ ,]+", "");
    }

    private static String unit(ActionTerm term) {
        return term.required() ? term.unit() : (term.unit() + " may be blank").strip();
    }

    private static List<String> table(List<String> rows) {
        var lines = new ArrayList<>(List.of("| term | holds | unit | example |", "|---|---|---|---|"));
        lines.addAll(rows);
        return lines;
    }

    private static String line(String name, TermType type, String unit, String example) {
        return "| %s | %s | %s | `%s` |".formatted(name, Glossary.holds(type), unit, example);
    }
}
