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

/**
 * A person or a desk that may be told. Addresses are as given; {@code phone} is E.164 or it is not used.
 *
 * @param devices those that may be written to: one whose token is suppressed is not among them
 * @param suppressed channels whose address is on the suppression list
 */
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
        Preferences preferences,

        @Term(value = "Suppressed on", example = "EMAIL") Set<Channel> suppressed) {

    public Recipient {
        segments = Set.copyOf(segments);
        devices = List.copyOf(devices);
        suppressed = Set.copyOf(suppressed);
    }

    /** Somebody of whose addresses none is suppressed. */
    public Recipient(
            String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            Locale locale,
            ZoneId timeZone,
            @Nullable String country,
            @Nullable String region,
            @Nullable String tier,
            Set<String> segments,
            List<Device> devices,
            Preferences preferences) {
        this(id, name, email, phone, locale, timeZone, country, region, tier, segments, devices, preferences, Set.of());
    }

    /** The same recipient, who wants to hear at once. */
    public Recipient promptly() {
        return cadence() == Cadence.INSTANT ? this : with(devices, preferences.promptly(), suppressed);
    }

    /** The same recipient, to whom only these devices and no suppressed channel are open. */
    public Recipient reachedBy(List<Device> live, Set<Channel> closed) {
        return with(live, preferences, closed);
    }

    private Recipient with(List<Device> someDevices, Preferences wishes, Set<Channel> closed) {
        return new Recipient(
                id, name, email, phone, locale, timeZone, country, region, tier, segments, someDevices, wishes, closed);
    }

    @Term(value = "Recipient language", example = "de")
    public String language() {
        return locale.getLanguage();
    }

    /** The channels we have an address for that is not suppressed: every recipient has an in-app inbox. */
    @Term(value = "Reachable by", example = "PUSH")
    public Set<Channel> reachableBy() {
        var channels = java.util.EnumSet.of(Channel.IN_APP);
        if (email != null) channels.add(Channel.EMAIL);
        if (phone != null) channels.add(Channel.SMS);
        if (!devices.isEmpty()) channels.add(Channel.PUSH);
        channels.removeAll(suppressed);
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
