package io.shelfbell.fact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person or a desk that may be told. Addresses are as given; {@code phone} is E.164 or it is not used. */
public record Recipient(
        @Term(value = "Recipient id", example = "C-1001") String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        Locale locale,
        ZoneId timeZone,

        @Term(value = "Recipient country", example = "DE, AT") @Nullable
        String country,

        @Term(value = "Recipient region", example = "BY") @Nullable
        String region,

        @Term(value = "Recipient tier", example = "gold, platinum") @Nullable
        String tier,

        @Term(value = "Recipient segment", example = "employee")
        Set<String> segments,

        List<Device> devices,
        Preferences preferences) {

    public Recipient {
        segments = Set.copyOf(segments);
        devices = List.copyOf(devices);
    }

    /** The same recipient, who wants to hear at once. */
    public Recipient promptly() {
        return cadence() == Cadence.INSTANT
                ? this
                : new Recipient(
                        id,
                        name,
                        email,
                        phone,
                        locale,
                        timeZone,
                        country,
                        region,
                        tier,
                        segments,
                        devices,
                        preferences.promptly());
    }

    @Term(value = "Recipient language", example = "de")
    public String language() {
        return locale.getLanguage();
    }

    /** The channels we have an address for: every recipient has an in-app inbox. */
    @Term(value = "Reachable by", example = "PUSH")
    public Set<Channel> reachableBy() {
        var channels = java.util.EnumSet.of(Channel.IN_APP);
        if (email != null) channels.add(Channel.EMAIL);
        if (phone != null) channels.add(Channel.SMS);
        if (!devices.isEmpty()) channels.add(Channel.PUSH);
        return channels;
    }

    @Term(value = "Recipient cadence", example = "DAILY")
    public Cadence cadence() {
        return preferences.cadence();
    }

    /** The device that was active last; push goes there. */
    public Optional<Device> liveliestDevice() {
        return devices.stream()
                .max(Comparator.comparing(d -> Objects.requireNonNullElse(d.lastActiveAt(), Instant.MIN)));
    }
}
