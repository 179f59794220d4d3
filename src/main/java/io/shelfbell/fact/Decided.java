package io.shelfbell.fact;

import java.util.List;

/** An action, and the rules and rows that gave it. */
public record Decided<A>(A action, List<Answer> answers) {
    public Decided {
        answers = List.copyOf(answers);
    }
}
