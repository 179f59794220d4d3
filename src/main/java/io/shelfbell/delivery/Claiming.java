package io.shelfbell.delivery;

import io.shelfbell.broker.Handover;
import io.shelfbell.outbox.DeliveryLedger;
import io.shelfbell.outbox.OutboxProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims deliveries and reads the truth again, in one transaction.
 *
 * <p>Recipients are held still while it lasts: an opt-out that was committed before the claim is seen, and one that comes later waits for
 * the claim. So no send is claimed after a committed "no".
 */
@Component
class Claiming {
    private final DeliveryLedger deliveries;
    private final TruthReader truth;
    private final OutboxProperties properties;
    private final Clock clock;

    Claiming(DeliveryLedger deliveries, TruthReader truth, OutboxProperties properties, Clock clock) {
        this.deliveries = deliveries;
        this.truth = truth;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Deliveries that are ours.
     *
     * @param startBy a provider may be asked until then: it has the whole sending lease for its answer
     */
    record Claimed(List<Facts> facts, Instant startBy) {}

    /** Leaves out what somebody else claimed. */
    @Transactional
    public Claimed claim(List<Handover> handovers) {
        var now = clock.instant();
        var start = properties.sendingLease().dividedBy(2);
        var claims = deliveries.claim(handovers, start.plus(properties.sendingLease()));
        return new Claimed(claims.isEmpty() ? List.of() : truth.read(claims, now), now.plus(start));
    }
}
