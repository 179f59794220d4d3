package io.shelfbell.outbox;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.Relation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Claims as a sender holds them: the reading came at noon and was decided a second later. */
public final class Claims {
    public static final Instant RECEIVED = Instant.parse("2026-11-23T12:00:00Z");
    public static final Instant DECIDED = RECEIVED.plusSeconds(1);

    private Claims() {}

    public static Claim sentAt(Instant sendAt) {
        return claim(0, null, false, null, sendAt);
    }

    public static Claim triedBefore(int tries) {
        return claim(tries, null, false, null, DECIDED);
    }

    /** The provider's answer was lost. */
    public static Claim boundTo(String provider) {
        return claim(1, provider, true, null, DECIDED);
    }

    /** The provider could not do it. */
    public static Claim failedAt(String provider) {
        return claim(1, provider, false, provider, DECIDED);
    }

    private static Claim claim(
            int tries, @Nullable String lastProvider, boolean bound, @Nullable String shunned, Instant sendAt) {
        return new Claim(
                1,
                tries + 1,
                tries,
                lastProvider,
                bound,
                shunned,
                2,
                3,
                "C-1",
                "LAMP",
                Occasion.BACK_IN_STOCK,
                Relation.WATCHER,
                MessageCategory.PROMOTIONAL,
                Lane.BULK,
                Channel.EMAIL,
                RECEIVED,
                DECIDED,
                sendAt,
                null);
    }
}
