package io.shelfbell.decision;

import io.shelfbell.fact.Audience;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An occasion whose audience this node resolves until the lease ends.
 *
 * @param previouslyExpectedAt the expected date before the change; null for none
 * @param audienceNo which audience is next
 * @param resolvedTo the last recipient id of it that is done
 * @param attempt the fence
 */
record OpenOccasion(
        long id,
        String sku,
        Occasion occasion,
        MessageCategory category,
        Lane lane,
        List<Audience> audience,
        String release,
        Instant receivedAt,
        @Nullable Instant previouslyExpectedAt,
        int audienceNo,
        String resolvedTo,
        int attempt) {

    boolean isResolved() {
        return audienceNo >= audience.size();
    }

    OpenOccasion at(int nextAudience, String nextAfter) {
        return new OpenOccasion(
                id,
                sku,
                occasion,
                category,
                lane,
                audience,
                release,
                receivedAt,
                previouslyExpectedAt,
                nextAudience,
                nextAfter,
                attempt);
    }
}
