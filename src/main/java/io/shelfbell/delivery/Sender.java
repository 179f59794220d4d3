package io.shelfbell.delivery;

import static java.util.stream.Collectors.partitioningBy;

import io.shelfbell.broker.Handover;
import io.shelfbell.delivery.Consequences.Closing;
import io.shelfbell.delivery.Gate.Admission;
import io.shelfbell.delivery.Preparation.Ready;
import io.shelfbell.fact.Channel;
import io.shelfbell.outbox.Settlement;
import io.shelfbell.outbox.Settlements;
import io.shelfbell.rota.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** From handovers to settled deliveries: claim, prepare, send, record. */
@Component
class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final Claiming claiming;
    private final Preparation preparation;
    private final Dispatch dispatch;
    private final Settlements settlements;
    private final Consequences consequences;
    private final Clock clock;

    Sender(
            Claiming claiming,
            Preparation preparation,
            Dispatch dispatch,
            Settlements settlements,
            Consequences consequences,
            Clock clock) {
        this.claiming = claiming;
        this.preparation = preparation;
        this.dispatch = dispatch;
        this.settlements = settlements;
        this.consequences = consequences;
        this.clock = clock;
    }

    /** Handles what came from the queue; a handover that comes twice is sent once. */
    void handle(Channel channel, List<Handover> handovers) {
        var claimed = claiming.claim(handovers);
        if (!claimed.facts().isEmpty()) CrashPoint.DELIVERY_CLAIMED.reached();
        var prepared = preparation.prepare(claimed.facts());
        record(prepared.settled());
        dispatch.route(prepared.ready())
                .forEach((gate, ready) -> gate.ifPresentOrElse(
                        one -> hand(one, channel, ready, claimed.startBy(), new HashSet<>()),
                        () -> record(Dispatch.unserved(ready))));
    }

    /** As many at once as the provider takes. A message must not be on its way when its lease ends: what a slow provider leaves is given back. */
    private void hand(Gate gate, Channel channel, List<Ready> ready, Instant startBy, Set<Gate> refused) {
        for (int done = 0; done < ready.size(); ) {
            var rest = ready.subList(done, ready.size());
            if (clock.instant().isAfter(startBy)) {
                record(giveBack(rest));
                return;
            }
            var sent = dispatch.offer(gate, channel, rest);
            var why = sent.refused();
            if (why != null) {
                refused.add(gate);
                handElsewhere(gate, channel, rest, startBy, refused, why);
                return;
            }
            CrashPoint.PROVIDER_ANSWERED.reached();
            record(sent.settled());
            CrashPoint.DELIVERY_SETTLED.reached();
            close(sent.closings());
            done += sent.messages();
        }
    }

    /** A provider that is out is passed over; what no other may send, because an answer was lost, waits for it. */
    private void handElsewhere(
            Gate gate, Channel channel, List<Ready> ready, Instant startBy, Set<Gate> refused, Admission why) {
        var other = why.isAnOutage() ? dispatch.instead(channel, refused) : Optional.<Gate>empty();
        var parts = ready.stream()
                .collect(partitioningBy(one -> other.isPresent() && !one.claim().bound()));
        record(dispatch.wait(gate, parts.getOrDefault(false, List.of()), why));
        other.ifPresent(next -> hand(next, channel, parts.getOrDefault(true, List.of()), startBy, refused));
    }

    /** What goes wrong here goes wrong for the next message to that address as well, which closes it then. */
    private void close(List<Closing> closings) {
        try {
            consequences.close(closings);
        } catch (DataAccessException e) {
            LOG.error("closings={} error={}", closings.size(), e.toString(), e);
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
