package io.shelfbell.template;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the problems instead of a stack trace when the start stops at them. */
final class InvalidTemplatesAnalyzer extends AbstractFailureAnalyzer<InvalidTemplates> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidTemplates cause) {
        return new FailureAnalysis(
                "The templates have %d problem(s):%n%n%s"
                        .formatted(cause.problems().size(), cause.getMessage()),
                "Correct the lines above; templates/MODEL.md lists what a template may say."
                        + " Another folder is chosen with shelfbell.templates.directory.",
                cause);
    }
}
