package io.shelfbell.rule;

/** Rules of one question fired so often about one fact that they would hardly stop: they feed each other. */
final class RunawayRules extends RuntimeException {
    RunawayRules(String question, int limit, Object fact) {
        super("Question %s fired more than %d rules about one %s"
                .formatted(question, limit, fact.getClass().getSimpleName()));
    }
}
