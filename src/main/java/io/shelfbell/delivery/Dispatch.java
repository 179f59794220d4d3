package io.shelfbell.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.shelfbell.delivery.Consequences.Closing;
import io.shelfbell.delivery.Gate.Admission;
import io.shelfbell.delivery.Preparation.Ready;
import io.shelfbell.fact.Channel;
import io.shelfbell.outbox.DeliveryLedger;
import io.shelfbell.outbox.Intent;
import io.shelfbell.outbox.Settlement;
import io.shelfbell.rota.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands messages to providers and takes their answers down. What is about to be asked is written first. */
@Component
class Dispatch {
    private final Providers providers;
    private final Attempts attempts;
    private final DeliveryLedger deliveries;
    private final AttemptMeters meters;
    private final Clock clock;

    Dispatch(Providers providers, Attempts attempts, DeliveryLedger deliveries, AttemptMeters meters, Clock clock) {
        this.providers = providers;
        this.attempts = attempts;
        this.deliveries = deliveries;
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

    /**
     * How far a provider got.
     *
     * @param messages how many of those that it was offered are done with
     * @param refused why it takes none now; null when it took some
     */
    record Sent(
            List<Settlement> settled,
            List<Closing> closings,
            int messages,
            @Nullable Admission refused) {}

    /** Offers a provider some messages. It takes what it has time for. */
    Sent offer(Gate gate, Channel channel, List<Ready> ready) {
        var admission = gate.admit(ready.size(), clock.instant());
        if (admission.isRefused()) return new Sent(List.of(), List.of(), 0, admission);
        var some = ready.subList(0, admission.messages());
        var ours = begin(gate, some);
        CrashPoint.INTENT_WRITTEN.reached();
        if (!ours.isEmpty()) return send(gate, providers.of(channel).size(), ours, some.size());
        gate.giveBack();
        return new Sent(List.of(), List.of(), some.size(), null);
    }

    /** Who else may be asked when a provider is out. */
    Optional<Gate> instead(Channel channel, Set<Gate> refused) {
        var now = clock.instant();
        return providers.of(channel).stream()
                .filter(gate -> !refused.contains(gate) && gate.isOpen(now))
                .findFirst();
    }

    List<Settlement> wait(Gate gate, List<Ready> ready, Admission refused) {
        return ready.stream()
                .map(one -> Settlement.later(one.claim(), refused.why(), due(gate, refused)))
                .toList();
    }

    private Instant due(Gate gate, Admission refused) {
        if (refused.why().equals("RATE_LIMITED")) return gate.place(clock.instant());
        var until = refused.until();
        return until == null ? attempts.soon() : attempts.scattered(until);
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
        try {
            var ours = deliveries.begin(intents);
            return ready.stream()
                    .filter(one -> ours.contains(one.claim().deliveryId()))
                    .toList();
        } catch (RuntimeException e) {
            gate.giveBack();
            throw e;
        }
    }

    private Sent send(Gate gate, int ways, List<Ready> ready, int done) {
        var answers = gate.send(ready.stream().map(Ready::message).toList());
        var settled = new ArrayList<Settlement>(ready.size());
        var closings = new ArrayList<Closing>();
        var name = gate.provider().name();
        for (int i = 0; i < ready.size(); i++) {
            var claim = ready.get(i).claim();
            meters.count(claim, name, answers.get(i));
            var judged = attempts.judge(claim, gate, ways, answers.get(i));
            settled.add(judged.settlement());
            var meaning = judged.meaning();
            if (meaning != null)
                closings.add(
                        new Closing(claim.channel(), ready.get(i).message().address(), meaning, name, clock.instant()));
        }
        return new Sent(settled, closings, done, null);
    }

    /** A channel that nobody serves is a failed step: the plan goes on to the next one. */
    static List<Settlement> unserved(List<Ready> ready) {
        return ready.stream()
                .map(one -> Settlement.ended(one.claim(), Settlement.State.FAILED, "NO_PROVIDER"))
                .toList();
    }
}
