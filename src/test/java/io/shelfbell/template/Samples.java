package io.shelfbell.template;

import io.shelfbell.fact.Demand;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Money;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.Relation;
import io.shelfbell.fact.StockPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A message with everything, a message with nothing that may be absent, and the templates as they are shipped. */
final class Samples {
    static final Path SHIPPED = Path.of("templates");
    static final Locale AUSTRIA = Locale.forLanguageTag("de-AT");

    static final Item LAMP = new Item(
            "LAMP-RED-01",
            "Nordlys table lamp",
            "Lighting",
            "Nordlys",
            Money.of("129.5", "EUR"),
            "https://shop.example/lamp?color=red&ref=mail",
            "https://shop.example/lamp.jpg",
            14,
            "SUP-7",
            Map.of("variant", "red, 2 m", "socket", "E27"),
            true);

    private Samples() {}

    static Model full(Relation relation, MessageCategory category) {
        var model = Model.of(
                        message(relation, category),
                        shop(),
                        LAMP,
                        stock("2026-12-03T00:00:00Z"),
                        recipient("Anna Weber"))
                .withPreviouslyExpectedAt(Instant.parse("2026-11-27T00:00:00Z"))
                .withLinks(new Links(
                        "https://shop.example/u/abc",
                        "https://shop.example/settings",
                        "https://shop.example/orders/1001"));
        return relation == Relation.CUSTOMER ? model.withDemand(demand()) : model;
    }

    /** Nothing that may be absent is there; the shop and the message have what they must have. */
    static Model minimal(Relation relation, MessageCategory category) {
        var shop = new Shop("Nordlys", null, "help@shop.example", null);
        return Model.of(message(relation, category), shop, Item.unlisted("LAMP-RED-01"), stock(null), recipient(null));
    }

    static Model of(Item item) {
        var model = full(Relation.CUSTOMER, MessageCategory.TRANSACTIONAL);
        return new Model(
                model.message(),
                model.shop(),
                item,
                model.stock(),
                model.recipient(),
                model.demand(),
                model.previouslyExpectedAt(),
                model.links());
    }

    static Item named(String name) {
        return new Item("SKU-1", name, null, null, null, null, null, null, null, Map.of(), true);
    }

    static Message message(Relation relation, MessageCategory category) {
        return new Message("m-1", relation, category);
    }

    static Shop shop() {
        return new Shop(
                "Nordlys", "https://shop.example/", "help@shop.example", "Nordlys GmbH\nHafenstr. 7\n20457 Hamburg");
    }

    static StockPosition stock(String expectedAt) {
        return new StockPosition("LAMP-RED-01", 10, 7, 1_240, expectedAt == null ? null : Instant.parse(expectedAt), 5);
    }

    static Recipient recipient(String name) {
        return new Recipient(
                "C-1001",
                name,
                null,
                null,
                Locale.ENGLISH,
                ZoneId.of("America/New_York"),
                null,
                null,
                null,
                Set.of(),
                List.of(),
                Preferences.NONE);
    }

    static Demand demand() {
        return new Demand(
                "shopify:1001",
                "1001",
                "shopify",
                new BigDecimal("259.00"),
                1,
                3,
                2,
                false,
                false,
                Instant.parse("2026-11-03T02:00:00Z"),
                LocalDate.of(2026, 11, 20));
    }

    /** The shipped templates by path, to be changed by a test. */
    static Map<String, String> texts() {
        try (var files = Files.walk(SHIPPED)) {
            var texts = new TreeMap<String, String>();
            for (var file : files.filter(f -> f.toString().endsWith(".vm")).toList())
                texts.put(SHIPPED.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped templates with one of them replaced. */
    static Templates with(String path, String text) {
        var texts = texts();
        texts.put(path, text);
        return Templates.of(texts);
    }
}
