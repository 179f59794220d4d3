package io.shelfbell.intake.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one source while this node holds its lease: learns its silences, and says once when one is unusual. */
final class SilenceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);

    private final String source;
    private final SilenceLedger ledger;
    private final Clock clock;
    private @Nullable Instant last;
    private Instant since = Instant.MAX;
    private boolean told;

    SilenceWatch(String source, SilenceLedger ledger, Clock clock) {
        this.source = source;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @param commit the newest of the source that we have seen; null before the first */
    void look(@Nullable Instant commit) {
        if (commit == null) return;
        var now = clock.instant();
        if (!commit.equals(last)) {
            if (last != null && commit.isAfter(last)) ledger.learn(source, last, lasted(last, commit, now));
            last = commit;
            since = now;
            told = false;
        }
        var silence = new Silence(commit, now, ledger.usual(source, commit));
        if (!silence.isUnusual() || told) return;
        told = true;
        LOG.warn(
                "source={} silent={} usual={}",
                source,
                silence.lasting(),
                silence.usual().orElse(Duration.ZERO));
    }

    /** While we catch up, commits that lie hours apart come within seconds: that was not the source's silence, but ours. */
    private Duration lasted(Instant before, Instant commit, Instant now) {
        var said = Duration.between(before, commit);
        var seen = Duration.between(since, now);
        return said.compareTo(seen) < 0 ? said : seen;
    }
}
