package io.shelfbell.recipient;

import io.shelfbell.fact.Cadence;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.QuietHours;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What recipients change by themselves. What is not named stays as it is, so that a page that was opened before a refusal does not undo it.
 *
 * @param categories item categories that were switched on or off
 * @param cadence null for no change, as is {@code digestAt}
 * @param quiet null for no change; a window without hours for none any more
 * @param unwatched SKUs that are not waited for any more
 */
public record Changes(
        Map<Channel, Consent> channels,
        Map<String, Boolean> categories,
        @Nullable Cadence cadence,
        @Nullable LocalTime digestAt,
        @Nullable Quiet quiet,
        Set<String> unwatched) {

    /** Quiet hours that were asked for. */
    public record Quiet(@Nullable QuietHours hours) {}

    public Changes {
        channels = Map.copyOf(channels);
        categories = Map.copyOf(categories);
        unwatched = Set.copyOf(unwatched);
    }

    /** The wishes with these changes; refusals by one click are not among the wishes. */
    Preferences of(Preferences before) {
        var open = new EnumMap<Channel, Boolean>(Channel.class);
        open.putAll(before.channels());
        channels.forEach((channel, consent) -> open.put(channel, consent != Consent.NOTHING));
        var wanted = new HashMap<>(before.categories());
        wanted.putAll(categories);
        return new Preferences(
                open,
                Objects.requireNonNullElse(cadence, before.cadence()),
                Objects.requireNonNullElse(digestAt, before.digestAt()),
                quiet == null ? before.quietHours() : quiet.hours(),
                before.mode(),
                wanted,
                before.unsubscribed());
    }
}
