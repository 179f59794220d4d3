package io.shelfbell.delivery;

import io.shelfbell.broker.Handover;
import io.shelfbell.fact.Channel;
import io.shelfbell.outbox.Settlement;
import io.shelfbell.outbox.Settlements;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** From handovers to settled deliveries: claim, prepare, send, record. */
@Component
class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final Claiming claiming;
    private final Preparation preparation;
    private final Dispatch dispatch;
    private final Settlements settlements;
    private final Clock clock;

    Sender(Claiming claiming, Preparation preparation, Dispatch dispatch, Settlements settlements, Clock clock) {
        this.claiming = claiming;
        this.preparation = preparation;
        this.dispatch = dispatch;
        this.settlements = settlements;
        this.clock = clock;
    }

    /** Handles what came from the queue, as many at once as the channel's provider can take; a handover that comes twice is sent once. */
    void handle(Channel channel, List<Handover> handovers) {
        var claimed = claiming.claim(handovers);
        var facts = claimed.facts();
        int batch = dispatch.batch(channel);
        for (int from = 0; from < facts.size(); from += Math.min(batch, facts.size())) {
            var some = facts.subList(from, (int) Math.min(facts.size(), (long) from + batch));
            boolean late = clock.instant().isAfter(claimed.startBy());
            settlements.record(late ? giveBack(some) : work(channel, some));
        }
    }

    /** A lease must not end while a message is on its way: what a slow provider leaves is handed over again. */
    private List<Settlement> giveBack(List<Facts> facts) {
        return facts.stream()
                .map(f -> Settlement.later(f.claim(), "SLOW_PROVIDER", clock.instant()))
                .toList();
    }

    private List<Settlement> work(Channel channel, List<Facts> facts) {
        var prepared = preparation.prepare(facts);
        var settled = new ArrayList<>(prepared.settled());
        if (!prepared.ready().isEmpty()) settled.addAll(dispatch.send(channel, prepared.ready()));
        settled.forEach(Sender::log);
        return settled;
    }

    private static void log(Settlement settlement) {
        var claim = settlement.claim();
        LOG.info(
                "delivery={} occasion={} sku={} channel={} attempt={} state={} reason={} provider={}",
                claim.deliveryId(),
                claim.occasion(),
                claim.sku(),
                claim.channel(),
                claim.attempt(),
                settlement.state(),
                settlement.reason(),
                settlement.provider());
    }
}
