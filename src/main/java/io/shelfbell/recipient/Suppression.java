package io.shelfbell.recipient;

import io.shelfbell.fact.FailureReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that nobody writes to any more.
 *
 * @param provider whose word it was; null for a person's
 * @param detail the provider's words, the row that judged them, or what a person noted
 * @param addedBy the person or key that added it by hand
 */
public record Suppression(
        Address address,
        FailureReason reason,
        @Nullable String provider,
        @Nullable String detail,
        @Nullable String addedBy,
        Instant at) {

    /** What a provider said, or the row of the failure table that judged it. */
    public static Suppression by(
            String provider, Address address, FailureReason reason, @Nullable String detail, Instant at) {
        return new Suppression(address, reason, provider, detail, null, at);
    }
}
