package io.shelfbell.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a claimed delivery went.
 *
 * @param dueAt when to try again; null where the state ends the delivery
 * @param provider who was asked; null when nobody was
 * @param detail the provider's words, without addresses or bodies
 */
public record Settlement(
        Claim claim,
        State state,
        @Nullable String reason,
        @Nullable Instant dueAt,
        @Nullable String provider,
        @Nullable String providerMessageId,
        @Nullable Instant startedAt,
        @Nullable String detail) {

    /** What a claimed delivery can become. */
    public enum State {
        /** A provider took it. */
        SENT,
        /** It will be claimed again later. */
        PENDING,
        /** It cannot be delivered on this channel; the plan's next step is due. */
        FAILED,
        /** The recipient does not want it on this channel; the plan's next step is due. */
        SUPPRESSED,
        /** It is no longer true; the whole notification ends. */
        WITHDRAWN
    }

    public static Settlement sent(Claim claim, String provider, @Nullable String providerMessageId, Instant startedAt) {
        return new Settlement(claim, State.SENT, null, null, provider, providerMessageId, startedAt, null);
    }

    public static Settlement refused(Claim claim, String reason, String provider, Instant startedAt, String detail) {
        return new Settlement(claim, State.FAILED, reason, null, provider, null, startedAt, detail);
    }

    public static Settlement retry(Claim claim, Instant dueAt, String provider, Instant startedAt, String detail) {
        return new Settlement(claim, State.PENDING, "RETRY", dueAt, provider, null, startedAt, detail);
    }

    /** Nobody was asked, and the delivery's time is another. */
    public static Settlement later(Claim claim, String reason, Instant dueAt) {
        return new Settlement(claim, State.PENDING, reason, dueAt, null, null, null, null);
    }

    /** Nobody was asked, and nobody will be. */
    public static Settlement ended(Claim claim, State state, String reason) {
        return new Settlement(claim, state, reason, null, null, null, null, null);
    }
}
