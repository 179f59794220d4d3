package io.shelfbell.rule;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Demand;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.QuietHours;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.Relation;
import io.shelfbell.fact.StockChange;
import io.shelfbell.fact.StockPosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Facts as they come from an ordinary day. */
public final class Facts {
    /** A Monday, noon in Berlin. */
    public static final Instant MONDAY_NOON = Instant.parse("2026-11-23T11:00:00Z");

    private Facts() {}

    public static Item lamp() {
        return new Item(
                "LAMP-RED-01", "Red lamp", "Lighting", "Nordlys", null, null, null, 14, "SUP-7", Map.of(), true);
    }

    public static StockPosition stock(int available) {
        return available < 0
                ? new StockPosition("LAMP-RED-01", 0, -available, 0, null, 3)
                : new StockPosition("LAMP-RED-01", available, 0, 0, null, 3);
    }

    public static StockChange change(int before, int after, int newlyBackordered, int covered, int waiting) {
        return new StockChange(lamp(), stock(before), stock(after), newlyBackordered, covered, waiting, MONDAY_NOON);
    }

    public static Recipient recipient(String tier, String... segments) {
        return recipient(Preferences.NONE, tier, segments);
    }

    public static Recipient recipient(Preferences preferences, String tier, String... segments) {
        return new Recipient(
                "C-1001",
                "Ada",
                "ada@example.org",
                "+4915112345678",
                Locale.GERMANY,
                ZoneId.of("Europe/Berlin"),
                "DE",
                "BY",
                tier,
                Set.of(segments),
                List.of(),
                preferences);
    }

    public static Preferences quiet(String from, String until) {
        return new Preferences(
                Map.of(Channel.SMS, true),
                Preferences.NONE.cadence(),
                LocalTime.of(8, 0),
                new QuietHours(LocalTime.parse(from), LocalTime.parse(until)),
                null,
                Map.of(),
                Set.of());
    }

    public static Candidate watcher(Recipient recipient) {
        return new Candidate(
                Occasion.BACK_IN_STOCK,
                MessageCategory.PROMOTIONAL,
                Lane.BULK,
                lamp(),
                stock(4),
                recipient,
                Relation.WATCHER,
                null,
                MONDAY_NOON);
    }

    public static Candidate customer(Recipient recipient, boolean urgent) {
        var demand = new Demand(
                "shopify:1",
                "#1001",
                "shopify",
                new BigDecimal("40"),
                1,
                2,
                1,
                urgent,
                false,
                MONDAY_NOON,
                LocalDate.of(2026, 12, 24));
        return new Candidate(
                Occasion.BACKORDERED,
                MessageCategory.TRANSACTIONAL,
                Lane.URGENT,
                lamp(),
                stock(-1),
                recipient,
                Relation.CUSTOMER,
                demand,
                MONDAY_NOON);
    }
}
