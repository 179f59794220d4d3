package io.shelfbell.rule.table;

import io.shelfbell.rule.KnownTerm;
import java.util.List;
import java.util.stream.Stream;

/** The vocabulary for people who look for a term. */
public final class Glossary {
    private Glossary() {}

    public static List<KnownTerm> of(String question) {
        return Question.named(question).map(Vocabulary::of).map(Glossary::terms).orElse(List.of());
    }

    private static List<KnownTerm> terms(Vocabulary vocabulary) {
        return Stream.concat(
                        vocabulary.conditions().values().stream()
                                .map(term ->
                                        new KnownTerm(term.name(), holds(term.type()), term.unit(), term.example())),
                        vocabulary.outcomes().values().stream()
                                .map(term ->
                                        new KnownTerm(term.header(), holds(term.type()), term.unit(), term.example())))
                .toList();
    }

    static String holds(TermType type) {
        var one = type.kind() == Kind.CHOICE
                ? String.join(", ", type.choices())
                : type.kind().words();
        return type.many() ? "several of: " + one : one;
    }
}
