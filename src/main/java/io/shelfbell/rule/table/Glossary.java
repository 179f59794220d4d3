package io.shelfbell.rule.table;

import io.shelfbell.rule.KnownTerm;
import io.shelfbell.rule.QuestionTerms;
import java.util.List;

/** Every term of every question in the words of the trade, written from the facts and actions. */
public final class Glossary {
    private Glossary() {}

    public static List<QuestionTerms> all() {
        return Question.all().stream().map(Glossary::of).toList();
    }

    private static QuestionTerms of(Question<?, ?> question) {
        var vocabulary = Vocabulary.of(question);
        return new QuestionTerms(
                question.name(),
                question.fact().getSimpleName(),
                question.action().getSimpleName(),
                vocabulary.conditions().values().stream().map(Glossary::known).toList(),
                vocabulary.outcomes().values().stream().map(Glossary::known).toList());
    }

    private static KnownTerm known(FactTerm term) {
        return new KnownTerm(
                term.name(),
                term.name(),
                term.type().kind().name(),
                holds(term.type()),
                term.type().many(),
                values(term.type()),
                term.unit(),
                term.from(),
                term.mayBeUnknown(),
                false,
                term.example(),
                questions(term.name()));
    }

    private static KnownTerm known(ActionTerm term) {
        return new KnownTerm(
                term.name(),
                term.header(),
                term.type().kind().name(),
                holds(term.type()),
                term.type().many(),
                values(term.type()),
                term.unit(),
                "",
                false,
                term.required(),
                term.example(),
                questions(term.header()));
    }

    private static String holds(TermType type) {
        var one = type.kind() == Kind.CHOICE
                ? String.join(", ", type.choices())
                : type.kind().words();
        return type.many() ? "several of: " + one : one;
    }

    private static List<String> values(TermType type) {
        return type.kind() == Kind.YES_NO ? List.of("yes", "no") : type.choices();
    }

    private static List<String> questions(String header) {
        return Question.all().stream()
                .filter(question -> Vocabulary.of(question).headers().contains(header))
                .map(Question::name)
                .toList();
    }
}
