package io.shelfbell.intake.http;

import io.shelfbell.fact.Cadence;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.QuietHours;
import io.shelfbell.recipient.Changes;
import io.shelfbell.recipient.Consent;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What came back from the preference page. Fields that begin with {@code had} say what the page showed: only what differs from it was
 * changed by the recipient. A field that did not come changes nothing.
 */
final class PreferenceForm {
    private static final int SHOWN = 40;

    private final MultiValueMap<String, String> fields;
    private final Map<String, String> errors = new LinkedHashMap<>();

    PreferenceForm(MultiValueMap<String, String> fields) {
        this.fields = fields;
    }

    /** Keys of messages by the name of the field that cannot be used. */
    Map<String, String> errors() {
        return errors;
    }

    /** The first value as it was typed, as far as it is shown again; null when it did not come. */
    @Nullable
    String typed(String field) {
        var value = fields.getFirst(field);
        return value == null || value.length() <= SHOWN ? value : value.substring(0, SHOWN);
    }

    /** All values of a field with ticks. */
    Set<String> ticked(String field) {
        return new HashSet<>(fields.getOrDefault(field, List.of()));
    }

    /** @param categories those that exist; others are not taken from a page */
    Changes changes(Set<String> categories) {
        return new Changes(
                channels(),
                switched(categories),
                oneOf("cadence", Cadence.class),
                digestAt(),
                quiet(),
                unticked("watch"));
    }

    private Map<Channel, Consent> channels() {
        var chosen = new EnumMap<Channel, Consent>(Channel.class);
        for (var channel : Channel.values()) {
            var field = "consent." + channel;
            if (Objects.equals(fields.getFirst(field), fields.getFirst("had." + field))) continue;
            var consent = oneOf(field, Consent.class);
            if (consent != null) chosen.put(channel, consent);
        }
        return chosen;
    }

    private <E extends Enum<E>> @Nullable E oneOf(String field, Class<E> type) {
        var value = fields.getFirst(field);
        if (value == null) return null;
        for (var choice : type.getEnumConstants()) if (choice.name().equals(value)) return choice;
        errors.put(field, "error.choice");
        return null;
    }

    private Map<String, Boolean> switched(Set<String> categories) {
        var switched = new LinkedHashMap<String, Boolean>();
        unticked("category").forEach(category -> switched.put(category, false));
        var on = ticked("category");
        on.removeAll(ticked("had.category"));
        on.forEach(category -> switched.put(category, true));
        switched.keySet().retainAll(categories);
        return switched;
    }

    private Set<String> unticked(String field) {
        var gone = ticked("had." + field);
        gone.removeAll(ticked(field));
        return gone;
    }

    private @Nullable LocalTime digestAt() {
        return fields.getFirst("digestAt") == null ? null : time("digestAt");
    }

    private Changes.@Nullable Quiet quiet() {
        if (fields.getFirst("quietFrom") == null && fields.getFirst("quietUntil") == null) return null;
        boolean noFrom = isBlank("quietFrom");
        boolean noUntil = isBlank("quietUntil");
        if (noFrom && noUntil) return new Changes.Quiet(null);
        if (noFrom || noUntil) {
            errors.put(noFrom ? "quietFrom" : "quietUntil", "error.both");
            return null;
        }
        return hours(time("quietFrom"), time("quietUntil"));
    }

    private Changes.@Nullable Quiet hours(@Nullable LocalTime from, @Nullable LocalTime until) {
        if (from == null || until == null) return null;
        if (!from.equals(until)) return new Changes.Quiet(new QuietHours(from, until));
        errors.put("quietUntil", "error.same");
        return null;
    }

    private boolean isBlank(String field) {
        var value = fields.getFirst(field);
        return value == null || value.isBlank();
    }

    private @Nullable LocalTime time(String field) {
        try {
            return LocalTime.parse(String.valueOf(fields.getFirst(field)).strip())
                    .truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException e) {
            errors.put(field, "error.time");
            return null;
        }
    }
}
