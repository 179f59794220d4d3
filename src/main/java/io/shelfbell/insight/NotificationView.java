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

    /** One channel of the plan. */
    record Delivery(
            String channel,
            int step,
            String state,
            @Nullable String reason,
            Instant dueAt,
            @Nullable Instant sentAt,
            @Nullable String provider,
            int tries,
            List<Attempt> attempts) {}

    /** One asking of a provider. */
    record Attempt(
            int attempt,
            String provider,
            Instant startedAt,
            Instant endedAt,
            String outcome,
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
        var detail = attempt.detail() == null ? "" : " (" + attempt.detail() + ")";
        return new Moment(
                attempt.endedAt(),
                "%s: %s answered %s%s".formatted(delivery.channel(), attempt.provider(), attempt.outcome(), detail));
    }
}
