package io.shelfbell.delivery;

import io.shelfbell.broker.Handover;
import io.shelfbell.delivery.Preparation.Ready;
import io.shelfbell.fact.Channel;
import io.shelfbell.outbox.Settlement;
import io.shelfbell.outbox.Settlements;
import java.time.Clock;
import java.time.Instant;
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

    /** Handles what came from the queue; a handover that comes twice is sent once. */
    void handle(Channel channel, List<Handover> handovers) {
        var claimed = claiming.claim(handovers);
        var prepared = preparation.prepare(claimed.facts());
        record(prepared.settled());
        dispatch.route(prepared.ready())
                .forEach((gate, ready) -> gate.ifPresentOrElse(
                        one -> hand(one, channel, ready, claimed.startBy()), () -> record(Dispatch.unserved(ready))));
    }

    /** As many at once as the provider takes. A message must not be on its way when its lease ends: what a slow provider leaves is given back. */
    private void hand(Gate gate, Channel channel, List<Ready> ready, Instant startBy) {
        for (int done = 0; done < ready.size(); ) {
            var rest = ready.subList(done, ready.size());
            if (clock.instant().isAfter(startBy)) {
                record(giveBack(rest));
                return;
            }
            var sent = dispatch.offer(gate, channel, rest);
            record(sent.settled());
            done += sent.messages();
        }
    }

    private List<Settlement> giveBack(List<Ready> ready) {
        return ready.stream()
                .map(one -> Settlement.later(one.claim(), "SLOW_PROVIDER", clock.instant()))
                .toList();
    }

    private void record(List<Settlement> settled) {
        settlements.record(settled);
        settled.forEach(Sender::log);
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
