package io.shelfbell.outbox;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.Relation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this node, and no other, may send until its lease ends.
 *
 * @param attempt the fence: settling needs the same number
 * @param tries how often a provider was asked before
 * @param lastProvider who was asked last; null when nobody was
 * @param shunned the provider that could not do it last time, so that another one is asked first; null when any will do
 * @param bound whether an answer of that provider was lost, so that no other may be asked
 */
public record Claim(
        long deliveryId,
        int attempt,
        int tries,
        @Nullable String lastProvider,
        boolean bound,
        @Nullable String shunned,
        long notificationId,
        long occasionId,
        String recipientId,
        String sku,
        Occasion occasion,
        Relation relation,
        MessageCategory category,
        Lane lane,
        Channel channel,
        Instant receivedAt,
        Instant decidedAt,
        Instant sendAt,
        @Nullable Instant previouslyExpectedAt) {

    /** From the reading to this instant, without the time for which the decision held the message back. */
    public Duration timeToAlert(Instant sentAt) {
        var held = sendAt.isAfter(decidedAt) ? Duration.between(decidedAt, sendAt) : Duration.ZERO;
        var waited = Duration.between(receivedAt, sentAt).minus(held);
        return waited.isNegative() ? Duration.ZERO : waited; // sent before its time, as when somebody moved it up
    }
}
