package io.shelfbell.intake.http;

import io.shelfbell.fact.Cadence;
import io.shelfbell.fact.Channel;
import io.shelfbell.recipient.Consent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The preference page as it is shown: what is kept, or what was typed when that could not be kept.
 *
 * @param watchesShown how many watches are shown when there may be more; null when these are all
 */
record PreferenceView(
        List<Line> channels,
        List<Tick> categories,
        String cadence,
        Hours hours,
        List<Tick> watches,
        @Nullable Integer watchesShown,
        List<Mistake> mistakes) {

    /** @param note key of what there is to say about the channel */
    record Line(
            Channel channel,
            Consent had,
            String chosen,
            @Nullable String note) {
        public String field() {
            return "consent." + channel;
        }

        Line typed(PreferenceForm form) {
            return new Line(channel, had, Objects.requireNonNullElse(form.typed(field()), chosen), note);
        }
    }

    /** Something to tick, and whether it was ticked when the page was made. */
    record Tick(String value, String label, boolean had, boolean ticked) {
        Tick typed(String field, PreferenceForm form) {
            return new Tick(value, label, had, form.ticked(field).contains(value));
        }
    }

    /** Times as they stand in their fields. */
    record Hours(String digestAt, String quietFrom, String quietUntil, String zone) {
        Hours typed(PreferenceForm form) {
            return new Hours(
                    Objects.requireNonNullElse(form.typed("digestAt"), digestAt),
                    Objects.requireNonNullElse(form.typed("quietFrom"), quietFrom),
                    Objects.requireNonNullElse(form.typed("quietUntil"), quietUntil),
                    zone);
        }
    }

    /** @param label key of the field's name */
    record Mistake(String field, String label, String message) {
        static Mistake of(Map.Entry<String, String> error) {
            var field = error.getKey();
            var label = field.startsWith("consent.")
                    ? "channel." + field.substring("consent.".length())
                    : "preferences." + field;
            return new Mistake(field, label, error.getValue());
        }
    }

    public List<Consent> consents() {
        return List.of(Consent.values());
    }

    public List<Cadence> cadences() {
        return List.of(Cadence.values());
    }

    /** Key of what is wrong with a field; null when nothing is. */
    public @Nullable String mistake(String field) {
        return mistakes.stream()
                .filter(mistake -> mistake.field().equals(field))
                .map(Mistake::message)
                .findFirst()
                .orElse(null);
    }

    /** The same page with what was typed, and what is wrong with it. */
    PreferenceView typed(PreferenceForm form) {
        return new PreferenceView(
                channels.stream().map(line -> line.typed(form)).toList(),
                categories.stream().map(tick -> tick.typed("category", form)).toList(),
                Objects.requireNonNullElse(form.typed("cadence"), cadence),
                hours.typed(form),
                watches.stream().map(tick -> tick.typed("watch", form)).toList(),
                watchesShown,
                form.errors().entrySet().stream().map(Mistake::of).toList());
    }
}
