package io.shelfbell.rule;

import java.util.List;
import java.util.stream.Collectors;

/** The rules or tables cannot be used; carries everything that was found. */
public final class BrokenRuleBook extends RuntimeException {
    private final transient List<Finding> findings;

    BrokenRuleBook(List<Finding> findings) {
        super(findings.size() + " findings:\n" + lines(findings));
        this.findings = List.copyOf(findings);
    }

    private static String lines(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }

    public List<Finding> findings() {
        return findings;
    }
}
