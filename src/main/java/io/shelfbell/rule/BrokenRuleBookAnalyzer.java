package io.shelfbell.rule;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the findings instead of a stack trace when they stop the start. */
final class BrokenRuleBookAnalyzer extends AbstractFailureAnalyzer<BrokenRuleBook> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokenRuleBook cause) {
        return new FailureAnalysis(
                "The rules and decision tables cannot be used: " + cause.getMessage(),
                "Put the cells and lines right and start again; all findings are listed.",
                cause);
    }
}
