package io.shelfbell.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A provider's later word about a delivery.
 *
 * @param eventId unique for the provider
 * @param kind a short name
 * @param rank a delivery takes a word only of a higher rank than the one it has, so that their order on the way does not matter
 * @param arrived whether it says that the message reached its recipient
 * @param failed whether it says that it did not and will not
 * @param again whether another try, or another provider, may mend that
 * @param deliveryId null when only the provider's own id is known
 * @param reason what the failure table made of it; null when it was not asked
 */
public record NewReceipt(
        String provider,
        String eventId,
        Instant at,
        String kind,
        int rank,
        boolean arrived,
        boolean failed,
        boolean again,
        @Nullable Long deliveryId,
        @Nullable String providerMessageId,
        @Nullable String reason,
        @Nullable String rule,
        @Nullable String detail) {}
