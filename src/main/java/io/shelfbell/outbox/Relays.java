package io.shelfbell.outbox;

import io.shelfbell.broker.BrokerUnavailable;
import io.shelfbell.broker.Handover;
import io.shelfbell.broker.Publisher;
import io.shelfbell.fact.Lane;
import io.shelfbell.rota.CrashPoint;
import io.shelfbell.rota.LaneWorkers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One relay per lane: due rows to the broker. A row counts as handed over only until its lease ends, however sure the broker was. */
@Component
public class Relays extends LaneWorkers {
    private static final Logger LOG = LoggerFactory.getLogger(Relays.class);
    private static final int BATCH = 500;
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(5);

    private final DeliveryLedger deliveries;
    private final Publisher publisher;
    private final OutboxProperties properties;

    Relays(DeliveryLedger deliveries, Publisher publisher, OutboxProperties properties) {
        super("relay", 1); // a batch is one statement and one wait for the broker
        this.deliveries = deliveries;
        this.publisher = publisher;
        this.properties = properties;
    }

    @Override
    protected int work(Lane lane) {
        var handovers = deliveries.take(lane, BATCH, properties.handoverLease(lane));
        if (handovers.isEmpty()) return 0;
        CrashPoint.OUTBOX_TAKEN.reached();
        publish(handovers);
        CrashPoint.OUTBOX_PUBLISHED.reached();
        return handovers.size();
    }

    private void publish(List<Handover> handovers) {
        try {
            var refused = new ArrayList<>(handovers);
            refused.removeAll(publisher.publish(handovers));
            if (refused.isEmpty()) return;
            LOG.warn("outbox=unroutable deliveries={}", refused.size());
            deliveries.putBack(refused, AFTER_REFUSAL);
        } catch (BrokerUnavailable e) {
            deliveries.putBack(handovers, Duration.ZERO);
            throw e; // the worker rests and tries again
        }
    }
}
