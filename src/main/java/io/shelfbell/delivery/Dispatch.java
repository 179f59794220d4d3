package io.shelfbell.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.shelfbell.delivery.Preparation.Ready;
import io.shelfbell.fact.Channel;
import io.shelfbell.outbox.DeliveryLedger;
import io.shelfbell.outbox.Intent;
import io.shelfbell.outbox.OutboxProperties;
import io.shelfbell.outbox.Settlement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands messages to providers and takes their answers down. What is about to be asked is written first. */
@Component
class Dispatch {
    private final Providers providers;
    private final Attempts attempts;
    private final DeliveryLedger deliveries;
    private final OutboxProperties properties;
    private final AttemptMeters meters;
    private final Clock clock;

    Dispatch(
            Providers providers,
            Attempts attempts,
            DeliveryLedger deliveries,
            OutboxProperties properties,
            AttemptMeters meters,
            Clock clock) {
        this.providers = providers;
        this.attempts = attempts;
        this.deliveries = deliveries;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    /** Messages by the provider that is to be asked about them. */
    Map<Optional<Gate>, List<Ready>> route(List<Ready> ready) {
        var now = clock.instant();
        return ready.stream()
                .collect(groupingBy(
                        one -> providers.choose(one.claim(), one.message().country(), now),
                        LinkedHashMap::new,
                        toList()));
    }

    /** How far a provider got: it may take fewer than it was offered. */
    record Sent(List<Settlement> settled, int messages) {}

    /** Offers a provider some messages. It takes what it has time for; when that is none, all of them wait. */
    Sent offer(Gate gate, Channel channel, List<Ready> ready) {
        var admission = gate.admit(ready.size(), clock.instant());
        if (admission.messages() == 0) return new Sent(wait(ready, admission), ready.size());
        var some = ready.subList(0, admission.messages());
        var ours = begin(gate, some);
        if (ours.isEmpty()) {
            gate.giveBack();
            return new Sent(List.of(), some.size());
        }
        return new Sent(send(gate, providers.of(channel).size(), ours), some.size());
    }

    private List<Settlement> wait(List<Ready> ready, Gate.Admission refused) {
        var until = refused.until();
        return ready.stream()
                .map(one -> Settlement.later(one.claim(), refused.why(), until == null ? attempts.soon() : until))
                .toList();
    }

    /** Only those that nobody else has taken over. */
    private List<Ready> begin(Gate gate, List<Ready> ready) {
        var name = gate.provider().name();
        var intents = ready.stream()
                .map(one -> new Intent(
                        one.claim().deliveryId(),
                        one.claim().attempt(),
                        name,
                        one.message().country()))
                .toList();
        var ours = deliveries.begin(intents, properties.sendingLease());
        return ready.stream()
                .filter(one -> ours.contains(one.claim().deliveryId()))
                .toList();
    }

    private List<Settlement> send(Gate gate, int ways, List<Ready> ready) {
        var answers = gate.send(ready.stream().map(Ready::message).toList());
        var settled = new ArrayList<Settlement>(ready.size());
        for (int i = 0; i < ready.size(); i++) {
            var claim = ready.get(i).claim();
            var address = ready.get(i).message().address();
            meters.count(claim, gate.provider().name(), answers.get(i));
            settled.add(attempts.settle(claim, address, gate, ways, answers.get(i)));
        }
        return settled;
    }

    /** A channel that nobody serves is a failed step: the plan goes on to the next one. */
    static List<Settlement> unserved(List<Ready> ready) {
        return ready.stream()
                .map(one -> Settlement.ended(one.claim(), Settlement.State.FAILED, "NO_PROVIDER"))
                .toList();
    }
}
