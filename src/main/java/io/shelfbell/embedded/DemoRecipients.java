package io.shelfbell.embedded;

import io.shelfbell.fact.Device;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demo shop's 20,000 recipients: customers in eight countries, twelve merchandisers, and three customers that the README names. */
final class DemoRecipients {
    static final int COUNT = 20_000;
    private static final int MERCHANDISERS = 12;
    private static final int NAMED = 3;
    private static final int FIRST_ID = 10_001;

    private final Random random;
    private final Instant now;
    private final Names names;
    private final DemoPreferences preferences;
    private final FictionalNumbers numbers = new FictionalNumbers();
    private final Weighted<Place> places = new Weighted<>(Place.all(), Place::share);
    private final Weighted<String> tiers =
            new Weighted<>(List.of("standard", "silver", "gold", "platinum"), tier -> switch (tier) {
                case "standard" -> 80;
                case "silver" -> 12;
                case "gold" -> 6;
                default -> 2;
            });

    DemoRecipients(Random random, Instant now) {
        this.random = random;
        this.now = now;
        this.names = new Names(random);
        this.preferences = new DemoPreferences(random);
    }

    List<Recipient> create() {
        var recipients = new ArrayList<Recipient>(COUNT);
        recipients.addAll(named());
        IntStream.rangeClosed(1, MERCHANDISERS).mapToObj(this::merchandiser).forEach(recipients::add);
        IntStream.range(0, COUNT - NAMED - MERCHANDISERS)
                .mapToObj(n -> customer(FIRST_ID + n))
                .forEach(recipients::add);
        return recipients;
    }

    private List<Recipient> named() {
        return List.of(
                named(1001, "Olivia Hart", "GB", "ENG", "Europe/London", Locale.UK, "standard", List.of()),
                named(1002, "Jonas Weber", "DE", "BY", "Europe/Berlin", Locale.GERMANY, "silver", List.of()),
                named(
                        1003,
                        "Maya Torres",
                        "US",
                        "NY",
                        "America/New_York",
                        Locale.US,
                        "gold",
                        List.of(device("ios", 2))));
    }

    private Recipient named(
            int id,
            String name,
            String country,
            String region,
            String zone,
            Locale locale,
            String tier,
            List<Device> devices) {
        return new Recipient(
                "C-" + id,
                name,
                email(id),
                numbers.next(country),
                locale,
                ZoneId.of(zone),
                country,
                region,
                tier,
                Set.of("newsletter"),
                devices,
                Preferences.NONE);
    }

    private Recipient merchandiser(int n) {
        return new Recipient(
                "M-" + n,
                names.in(n % 2 == 0 ? "de" : "en"),
                "merchandiser-%d@shop.example".formatted(n),
                null,
                n % 2 == 0 ? Locale.GERMANY : Locale.UK,
                ZoneId.of(n % 2 == 0 ? "Europe/Berlin" : "Europe/London"),
                n % 2 == 0 ? "DE" : "GB",
                null,
                null,
                Set.of("merchandiser", "employee"),
                List.of(),
                Preferences.NONE);
    }

    private Recipient customer(int id) {
        var place = places.draw(random);
        return new Recipient(
                "C-" + id,
                names.in(place.locale().getLanguage()),
                email(id),
                random.nextInt(100) < 75 ? phone(place) : null,
                place.locale(),
                place.timeZone(),
                place.country(),
                place.region(),
                tiers.draw(random),
                segments(),
                devices(),
                preferences.next());
    }

    private static String email(int id) {
        return "customer-%d@mail.example".formatted(id);
    }

    private @Nullable String phone(Place place) {
        return numbers.next(place.country());
    }

    /** Shares of a thousand. */
    private Set<String> segments() {
        var segments = new HashSet<String>();
        if (random.nextInt(1000) < 300) segments.add("newsletter");
        if (random.nextInt(1000) < 10) segments.add("vip");
        if (random.nextInt(1000) < 5) segments.add("employee");
        if (random.nextInt(1000) < 5) segments.add("wholesale");
        if (random.nextInt(1000) < 2) segments.add("distributor");
        if (random.nextInt(1000) < 3) segments.add("fraud-hold");
        if (random.nextInt(1000) < 3) segments.add("minor");
        if (random.nextInt(1000) < 4) segments.add("closed");
        return segments;
    }

    /** Four in ten have the app; most of them used it within the last weeks, some have not opened it for months. */
    private List<Device> devices() {
        if (random.nextInt(100) >= 40) return List.of();
        return Stream.generate(() -> device(random.nextInt(100) < 45 ? "ios" : "android", hoursAway()))
                .limit(random.nextInt(100) < 12 ? 2 : 1)
                .toList();
    }

    private long hoursAway() {
        return (long) (-Math.log(1 - random.nextDouble()) * 24 * 12);
    }

    private Device device(String platform, long hoursAway) {
        var token = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        return new Device("D-" + token.substring(0, 12), platform, token, now.minus(Duration.ofHours(hoursAway)));
    }
}
