package io.shelfbell.outbox;

import io.shelfbell.fact.Printable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a claimed delivery went.
 *
 * @param reason a short name for people and rules; null when it was sent
 * @param rule the row of the failure table that gave the reason; null when none was asked
 * @param dueAt when to try again; null where the state ends the delivery
 * @param outcome what the attempt came to; null when no provider was chosen
 * @param provider who was really asked; null when nobody was
 * @param shunned whether another provider is to be asked first next time
 * @param detail the provider's words, without addresses or bodies
 */
public record Settlement(
        Claim claim,
        State state,
        @Nullable String reason,
        @Nullable String rule,
        @Nullable Instant dueAt,
        @Nullable Outcome outcome,
        @Nullable String provider,
        boolean shunned,
        @Nullable String providerMessageId,
        @Nullable String detail) {

    private static final int MESSAGE_ID = 500;

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
        WITHDRAWN;

        /** Whether this delivery, or the plan's next one, may be due now. */
        boolean leavesWork() {
            return this == PENDING || this == FAILED || this == SUPPRESSED;
        }
    }

    /** What asking a provider came to. */
    public enum Outcome {
        SENT,
        REFUSED,
        NOT_REACHED,
        /** Perhaps it took the message. */
        UNKNOWN,
        /** It had no time for the message, so it was not asked after all. */
        NOT_ASKED
    }

    /**
     * What a provider said, before anybody decides what follows.
     *
     * @param rule the row of the failure table that was asked; null when none was
     */
    public record Attempted(
            String provider,
            Outcome outcome,
            @Nullable String rule,
            @Nullable String detail) {
        private static final int DETAIL = 2_200;

        public Attempted {
            detail = detail == null ? null : Printable.of(detail, DETAIL);
        }
    }

    public static Settlement sent(Claim claim, String provider, @Nullable String providerMessageId) {
        var id = providerMessageId == null ? null : Printable.of(providerMessageId, MESSAGE_ID);
        return new Settlement(claim, State.SENT, null, null, null, Outcome.SENT, provider, false, id, null);
    }

    public static Settlement refused(Claim claim, String reason, Attempted attempted) {
        return attempted(claim, State.FAILED, reason, null, false, attempted);
    }

    public static Settlement retry(Claim claim, String reason, Instant dueAt, Attempted attempted) {
        return attempted(claim, State.PENDING, reason, dueAt, false, attempted);
    }

    /** Another provider, if there is one, is asked next. */
    public static Settlement elsewhere(Claim claim, String reason, Instant dueAt, Attempted attempted) {
        return attempted(claim, State.PENDING, reason, dueAt, true, attempted);
    }

    private static Settlement attempted(
            Claim claim, State state, String reason, @Nullable Instant dueAt, boolean shunned, Attempted attempted) {
        return new Settlement(
                claim,
                state,
                reason,
                attempted.rule(),
                dueAt,
                attempted.outcome(),
                attempted.provider(),
                shunned,
                null,
                attempted.detail());
    }

    /** Nobody was asked, and the delivery's time is another. */
    public static Settlement later(Claim claim, String reason, Instant dueAt) {
        return unasked(claim, State.PENDING, reason, dueAt, null);
    }

    /** A provider was chosen and had no time; not counted as a try. */
    public static Settlement notAsked(Claim claim, String reason, Instant dueAt) {
        return unasked(claim, State.PENDING, reason, dueAt, Outcome.NOT_ASKED);
    }

    /** Nobody was asked, and nobody will be. */
    public static Settlement ended(Claim claim, State state, String reason) {
        return unasked(claim, state, reason, null, null);
    }

    private static Settlement unasked(
            Claim claim, State state, String reason, @Nullable Instant dueAt, @Nullable Outcome outcome) {
        return new Settlement(claim, state, reason, null, dueAt, outcome, null, false, null, null);
    }
}
