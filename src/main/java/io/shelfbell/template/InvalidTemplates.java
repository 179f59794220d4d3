package io.shelfbell.template;

import java.util.List;
import java.util.stream.Collectors;

/** The templates cannot be used, and every reason why. */
public final class InvalidTemplates extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidTemplates(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
