package io.shelfbell.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is written of a settlement. */
record Settled(
        long deliveryId,
        int attempt,
        Settlement.State state,
        @Nullable String reason,
        @Nullable String rule,
        Settlement.@Nullable Outcome outcome,
        @Nullable Instant dueAt,
        @Nullable String provider,
        boolean shunned,
        @Nullable String providerMessageId,
        @Nullable String detail) {
    static Settled of(Settlement settlement) {
        return new Settled(
                settlement.claim().deliveryId(),
                settlement.claim().attempt(),
                settlement.state(),
                settlement.reason(),
                settlement.rule(),
                settlement.outcome(),
                settlement.dueAt(),
                settlement.provider(),
                settlement.shunned(),
                settlement.providerMessageId(),
                settlement.detail());
    }
}
