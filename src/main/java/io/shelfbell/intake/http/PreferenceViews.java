package io.shelfbell.intake.http;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.FailureReason;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.Recipient;
import io.shelfbell.intake.http.PreferenceView.Hours;
import io.shelfbell.intake.http.PreferenceView.Line;
import io.shelfbell.intake.http.PreferenceView.Tick;
import io.shelfbell.inventory.ItemBook;
import io.shelfbell.recipient.Address;
import io.shelfbell.recipient.Consent;
import io.shelfbell.recipient.SuppressionList;
import io.shelfbell.recipient.WatchList;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the preference page shows. */
@Component
class PreferenceViews {
    /** With all that stands beside them, two fields for each stay below the thousand parameters that the server reads of a form. */
    private static final int MOST_CATEGORIES = 200;

    private static final int MOST_WATCHES = 200;

    private final ItemBook items;
    private final WatchList watches;
    private final SuppressionList suppressions;

    PreferenceViews(ItemBook items, WatchList watches, SuppressionList suppressions) {
        this.items = items;
        this.watches = watches;
        this.suppressions = suppressions;
    }

    /** The shop's categories, and those that the recipient named. */
    Set<String> categories(Recipient recipient) {
        var categories = new TreeSet<>(items.categories(MOST_CATEGORIES));
        categories.addAll(recipient.preferences().categories().keySet());
        return categories;
    }

    PreferenceView of(Recipient recipient) {
        var preferences = recipient.preferences();
        var waitedFor = watches(recipient.id());
        return new PreferenceView(
                channels(recipient),
                categories(recipient).stream()
                        .limit(MOST_CATEGORIES)
                        .map(category -> tick(category, category, preferences.wants(category)))
                        .toList(),
                preferences.cadence().name(),
                hours(recipient),
                waitedFor,
                waitedFor.size() < MOST_WATCHES ? null : MOST_WATCHES,
                List.of());
    }

    private List<Line> channels(Recipient recipient) {
        var lines = new ArrayList<Line>();
        for (var channel : Channel.values()) {
            boolean known = recipient.reachableBy().contains(channel)
                    || recipient.suppressed().contains(channel);
            if (known) lines.add(line(recipient, channel));
        }
        return lines;
    }

    private Line line(Recipient recipient, Channel channel) {
        var consent = Consent.of(recipient.preferences(), channel);
        return new Line(channel, consent, consent.name(), note(recipient, channel));
    }

    private @Nullable String note(Recipient recipient, Channel channel) {
        if (recipient.suppressed().contains(channel)) return whySuppressed(recipient, channel);
        return recipient.preferences().unsubscribed().contains(channel) ? "preferences.refused" : null;
    }

    private String whySuppressed(Recipient recipient, Channel channel) {
        var reason = suppressions
                .find(new Address(channel, address(recipient, channel)))
                .map(suppression -> suppression.reason())
                .orElse(FailureReason.USER_UNKNOWN);
        boolean refused = reason == FailureReason.OPTED_OUT || reason == FailureReason.COMPLAINT;
        if (!refused) return "preferences.returned";
        return channel == Channel.SMS ? "preferences.stopped" : "preferences.closed";
    }

    /** A suppressed device is not among the recipient's any more; why it is suppressed is nothing a person could act on. */
    private static String address(Recipient recipient, Channel channel) {
        var address = switch (channel) {
            case EMAIL -> recipient.email();
            case SMS -> recipient.phone();
            case PUSH -> "";
            case IN_APP -> recipient.id();
        };
        return address == null ? "" : address;
    }

    private static Hours hours(Recipient recipient) {
        Preferences preferences = recipient.preferences();
        var quiet = preferences.quietHours();
        return new Hours(
                text(preferences.digestAt()),
                quiet == null ? "" : text(quiet.from()),
                quiet == null ? "" : text(quiet.until()),
                recipient.timeZone().getId());
    }

    private static String text(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private List<Tick> watches(String recipientId) {
        var skus = watches.watched(recipientId, MOST_WATCHES);
        var known = items.of(skus);
        return skus.stream()
                .map(sku -> tick(sku, name(sku, known.get(sku)), true))
                .toList();
    }

    private static String name(String sku, io.shelfbell.fact.@Nullable Item item) {
        return item == null ? sku : item.name();
    }

    private static Tick tick(String value, String label, boolean ticked) {
        return new Tick(value, label, ticked, ticked);
    }
}
