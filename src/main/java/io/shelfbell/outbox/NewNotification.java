package io.shelfbell.outbox;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.PlanMode;
import io.shelfbell.fact.Relation;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for one recipient of one occasion.
 *
 * @param reason why it is not sent; null when it is
 * @param sendAt not before this instant; null when it is not sent
 * @param previouslyExpectedAt the expected date before the change; null for none
 * @param receivedAt when the reading or the order behind it came in
 * @param steps the plan; empty when it is not sent
 */
public record NewNotification(
        long occasionId,
        String recipientId,
        String sku,
        Occasion occasion,
        Relation relation,
        MessageCategory category,
        Lane lane,
        @Nullable String reason,
        @Nullable Instant sendAt,
        @Nullable Instant previouslyExpectedAt,
        List<Answer> answers,
        String release,
        Instant receivedAt,
        Instant decidedAt,
        List<Step> steps) {

    /** One channel of the plan; only a step that is {@code PENDING} has a running timer. */
    public record Step(Channel channel, int no, String state) {}

    /** Steps one after the other, or all at once. */
    public static List<Step> steps(List<Channel> channels, PlanMode mode) {
        return IntStream.range(0, channels.size())
                .mapToObj(no -> new Step(
                        channels.get(no), no, no == 0 || mode == PlanMode.SIMULTANEOUS ? "PENDING" : "WAITING"))
                .toList();
    }
}
