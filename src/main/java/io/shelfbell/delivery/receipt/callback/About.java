package io.shelfbell.delivery.receipt.callback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which message an event is about, and which event it is.
 *
 * @param eventId the same whenever the same thing is told again
 * @param messageId ours
 */
record About(
        String eventId,
        Instant at,
        @Nullable String messageId,
        @Nullable String providerMessageId,
        @Nullable String address) {
    About {
        providerMessageId = providerMessageId == null ? null : Texts.clean(providerMessageId);
        address = address == null ? null : Texts.clean(address);
    }

    About with(String otherEventId) {
        return new About(otherEventId, at, messageId, providerMessageId, address);
    }
}
