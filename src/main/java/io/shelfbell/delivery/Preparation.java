package io.shelfbell.delivery;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.outbox.Claim;
import io.shelfbell.outbox.Settlement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Parts claimed deliveries into messages that may go and deliveries that end, or wait, without one. */
@Component
class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final Judge judge;
    private final Renderer renderer;

    Preparation(Judge judge, Renderer renderer) {
        this.judge = judge;
        this.renderer = renderer;
    }

    /** A message and the delivery it is for. */
    record Ready(Claim claim, Message message) {}

    /** What may go, and what became of the rest. */
    record Prepared(List<Ready> ready, List<Settlement> settled) {}

    Prepared prepare(List<Facts> facts) {
        var prepared = new Prepared(new ArrayList<>(facts.size()), new ArrayList<>());
        for (var fact : facts) {
            prepare(fact, prepared);
        }
        return prepared;
    }

    /** What cannot be decided or put into words for one recipient fails visibly and holds nobody else up. */
    private void prepare(Facts facts, Prepared prepared) {
        try {
            judge.objection(facts)
                    .ifPresentOrElse(
                            prepared.settled()::add,
                            () -> prepared.ready().add(new Ready(facts.claim(), renderer.message(facts))));
        } catch (RuntimeException e) {
            LOG.error("delivery={} error={}", facts.claim().deliveryId(), e.toString(), e);
            prepared.settled().add(Settlement.ended(facts.claim(), Settlement.State.FAILED, "NOT_PREPARED"));
        }
    }
}
