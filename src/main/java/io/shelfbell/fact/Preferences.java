package io.shelfbell.fact;

import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient asked for.
 *
 * @param channels a channel that is not named is open
 * @param digestAt local time of the daily and weekly digest
 * @param categories item categories switched off with {@code false}; one that is not named is wanted
 * @param unsubscribed channels on which promotional messages were refused (RFC 8058 one-click, STOP)
 */
public record Preferences(
        Map<Channel, Boolean> channels,
        Cadence cadence,
        LocalTime digestAt,
        @Nullable QuietHours quietHours,
        @Nullable PlanMode mode,
        Map<String, Boolean> categories,
        Set<Channel> unsubscribed) {

    public static final Preferences NONE =
            new Preferences(Map.of(), Cadence.INSTANT, LocalTime.of(8, 0), null, null, Map.of(), Set.of());

    public Preferences {
        channels = Map.copyOf(channels);
        categories = Map.copyOf(categories);
        unsubscribed = Set.copyOf(unsubscribed);
    }

    /** The same wishes without a digest. */
    public Preferences promptly() {
        return new Preferences(channels, Cadence.INSTANT, digestAt, quietHours, mode, categories, unsubscribed);
    }

    /** Whether a message of this category may use the channel. */
    public boolean allows(Channel channel, MessageCategory category) {
        return channels.getOrDefault(channel, true)
                && !(category == MessageCategory.PROMOTIONAL && unsubscribed.contains(channel));
    }

    public boolean wants(@Nullable String itemCategory) {
        return itemCategory == null || categories.getOrDefault(itemCategory, true);
    }
}
