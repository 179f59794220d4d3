package io.shelfbell.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong and what to do, instead of a stack trace. */
final class CannotEmbedAnalyzer extends AbstractFailureAnalyzer<CannotEmbed> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CannotEmbed cause) {
        return new FailureAnalysis(cause.what(), cause.remedy(), cause);
    }
}
