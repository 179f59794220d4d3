package io.shelfbell.rule;

import java.util.List;

/**
 * What a table of one question may say.
 *
 * @param question as {@code Read me} names it
 * @param fact what is asked about, for example {@code Candidate}
 * @param action what answers, for example {@code Routing}
 */
public record QuestionTerms(
        String question, String fact, String action, List<KnownTerm> conditions, List<KnownTerm> outcomes) {
    public QuestionTerms {
        conditions = List.copyOf(conditions);
        outcomes = List.copyOf(outcomes);
    }
}
