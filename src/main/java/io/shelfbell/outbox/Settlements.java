package io.shelfbell.outbox;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records how claimed deliveries went, and what that means for the rest of their plans. */
@Component
public class Settlements {
    private final DeliveryLedger deliveries;
    private final Relays relays;

    Settlements(DeliveryLedger deliveries, Relays relays) {
        this.deliveries = deliveries;
        this.relays = relays;
    }

    /** All in one transaction. A settlement whose claim was lost to another node changes nothing. */
    @Transactional
    public void record(Collection<Settlement> settlements) {
        if (settlements.isEmpty()) return;
        deliveries.lock(settlements.stream()
                .map(s -> s.claim().notificationId())
                .distinct()
                .toList());
        var settled = Set.copyOf(deliveries.settle(settlements));
        settlements.stream()
                .filter(settlement -> settled.contains(settlement.claim().notificationId()))
                .collect(groupingBy(settlement -> new End(settlement.state(), String.valueOf(settlement.reason()))))
                .forEach(this::follow);
        deliveries.conclude(settled);
        settlements.stream()
                .filter(settlement -> settlement.state().leavesWork())
                .map(settlement -> settlement.claim().lane())
                .distinct()
                .forEach(relays::wake);
    }

    private record End(Settlement.State state, String reason) {}

    private void follow(End end, List<Settlement> settlements) {
        var ids = settlements.stream().map(s -> s.claim().notificationId()).toList();
        switch (end.state()) {
            case SENT -> deliveries.moveOn(ids, true);
            case FAILED, SUPPRESSED -> deliveries.moveOn(ids, false);
            case WITHDRAWN -> deliveries.withdrawRest(ids, end.reason());
            case PENDING -> {}
        }
    }
}
