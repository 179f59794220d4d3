package io.shelfbell.decision;

import io.shelfbell.fact.Lane;
import io.shelfbell.rota.CrashPoint;
import io.shelfbell.rota.LaneWorkers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Resolves the audiences of open occasions page by page; workers per lane, so that a hot item does not delay an urgent one. */
@Component
class AudienceWorkers extends LaneWorkers {
    private static final Logger LOG = LoggerFactory.getLogger(AudienceWorkers.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(5);
    private static final int LONGEST_REST = 60; // times the rest after the first error
    private static final int ATTEMPTS = 200;

    private final OccasionLedger occasions;
    private final AudienceDecisions decisions;

    AudienceWorkers(
            OccasionLedger occasions,
            AudienceDecisions decisions,
            @Value("${shelfbell.audience.workers:3}") int workersPerLane) {
        super("audience", workersPerLane);
        this.occasions = occasions;
        this.decisions = decisions;
    }

    @Override
    protected int work(Lane lane) {
        var claimed = occasions.claim(lane, LEASE);
        claimed.ifPresent(this::resolve);
        return claimed.isPresent() ? 1 : 0;
    }

    private void resolve(OpenOccasion claimed) {
        try {
            if (claimed.isResolved()) occasions.close(claimed);
            var occasion = claimed;
            while (!occasion.isResolved()) {
                occasion = decisions.page(occasion, LEASE);
                CrashPoint.PAGE_COMMITTED.reached();
            }
        } catch (LostOccasion e) {
            LOG.info("occasion={} taken over by another node", claimed.id());
        } catch (RuntimeException e) {
            LOG.error(
                    "occasion={} sku={} attempt={} error={}",
                    claimed.id(),
                    claimed.sku(),
                    claimed.attempt(),
                    e.toString(),
                    e);
            occasions.fail(
                    claimed,
                    e.toString(),
                    claimed.attempt() >= ATTEMPTS,
                    AFTER_ERROR.multipliedBy(Math.min(claimed.attempt(), LONGEST_REST)));
        }
    }
}
