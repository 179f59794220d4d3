package io.shelfbell.intake.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one source while this node reads it: learns its silences, and says once when one is unusual. */
final class SilenceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);

    private final String source;
    private final SilenceLedger ledger;
    private final Clock clock;
    private @Nullable Instant last;
    private boolean told;

    SilenceWatch(String source, SilenceLedger ledger, Clock clock) {
        this.source = source;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @param commit the newest of the source that we have seen; null before the first */
    void look(@Nullable Instant commit) {
        var before = last;
        last = commit;
        if (commit == null) return;
        if (before != null && commit.isAfter(before)) {
            ledger.learn(source, before, Duration.between(before, commit));
            told = false;
        }
        var silence = new Silence(commit, clock.instant(), ledger.usual(source, commit));
        if (!silence.isUnusual() || told) return;
        told = true;
        LOG.warn(
                "source={} silent={} usual={}",
                source,
                silence.lasting(),
                silence.usual().orElse(Duration.ZERO));
    }
}
