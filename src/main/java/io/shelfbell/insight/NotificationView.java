package io.shelfbell.insight;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.Audience;
import io.shelfbell.fact.StockChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification, told or not.
 *
 * @param reason why it was not sent, or why it waits
 * @param sendAt when the decision wanted it sent; null when it was not to be sent
 */
record NotificationView(
        long id,
        long occasionId,
        String recipient,
        String sku,
        String occasion,
        String relation,
        String category,
        String lane,
        String state,
        @Nullable String reason,
        Instant receivedAt,
        Instant decidedAt,
        @Nullable Instant sendAt,
        Instant updatedAt,
        List<Delivery> deliveries) {

    /**
     * One channel of the plan.
     *
     * @param deliveredAt when it arrived, as a receipt says
     * @param answersLost how often a provider may have taken the message without our hearing of it
     */
    record Delivery(
            long id,
            String channel,
            int step,
            String state,
            @Nullable String reason,
            Instant dueAt,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable String provider,
            int tries,
            int answersLost,
            List<Attempt> attempts,
            List<Receipt> receipts) {}

    /**
     * One asking of a provider.
     *
     * @param endedAt null while it lasts, or when the sender died over it
     * @param reason what the failure table made of the provider's words
     * @param rule the row that said so
     */
    record Attempt(
            int attempt,
            String provider,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable String detail) {}

    /** What a provider or a mail server said later. */
    record Receipt(
            Instant at,
            String provider,
            String kind,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable String detail) {}

    /**
     * What happened when.
     *
     * @param what in plain words
     */
    record Moment(Instant at, String what) {}

    /**
     * Who answered.
     *
     * @param change the facts that the occasion was fired on
     * @param firedBy the rules and rows that fired it
     * @param decidedBy the rules and rows that decided for this recipient
     */
    record Why(
            String release,
            StockChange change,
            List<Answer> firedBy,
            List<Audience> audience,
            List<Answer> decidedBy) {}

    List<Moment> timeline() {
        var moments = new ArrayList<Moment>();
        moments.add(new Moment(receivedAt, "the change behind it came in"));
        moments.add(new Moment(decidedAt, sendAt == null ? "decided: not told, " + reason : "decided: told " + plan()));
        if (sendAt != null && sendAt.isAfter(decidedAt)) moments.add(new Moment(sendAt, "held until here"));
        for (var delivery : deliveries) {
            for (var attempt : delivery.attempts()) moments.add(moment(delivery, attempt));
            for (var receipt : delivery.receipts()) moments.add(moment(delivery, receipt));
            if (delivery.state().equals("PENDING"))
                moments.add(new Moment(delivery.dueAt(), delivery.channel() + " is due"));
        }
        if (!state.equals("PENDING") && sendAt != null) moments.add(new Moment(updatedAt, "now " + state + because()));
        moments.sort(Comparator.comparing(Moment::at));
        return moments;
    }

    private String plan() {
        return "by "
                + String.join(
                        ", then ", deliveries.stream().map(Delivery::channel).toList());
    }

    private String because() {
        return reason == null ? "" : ", " + reason;
    }

    private static Moment moment(Delivery delivery, Attempt attempt) {
        var asked = delivery.channel() + ": " + attempt.provider();
        return attempt.endedAt() == null || attempt.outcome() == null
                ? new Moment(attempt.startedAt(), asked + " was asked, and the answer is not known")
                : new Moment(
                        attempt.endedAt(),
                        asked + " answered " + attempt.outcome()
                                + because(attempt.reason(), attempt.rule(), attempt.detail()));
    }

    private static Moment moment(Delivery delivery, Receipt receipt) {
        return new Moment(
                receipt.at(),
                delivery.channel() + ": " + receipt.provider() + " reported " + receipt.kind()
                        + because(receipt.reason(), receipt.rule(), receipt.detail()));
    }

    private static String because(@Nullable String reason, @Nullable String rule, @Nullable String detail) {
        return (reason == null ? "" : ", " + reason)
                + (rule == null ? "" : " by " + rule)
                + (detail == null ? "" : " (" + detail + ")");
    }
}
