package io.shelfbell.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Cadence;
import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.fact.Device;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.StockReading;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoShopTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final DemoShop SHOP = new DemoShop(7, NOW);

    @Test
    void the_same_seed_and_moment_make_the_same_shop() {
        var again = new DemoShop(7, NOW);
        assertThat(again.items()).isEqualTo(SHOP.items());
        assertThat(again.recipients()).isEqualTo(SHOP.recipients());
        assertThat(again.readings()).isEqualTo(SHOP.readings());
        assertThat(again.orders()).isEqualTo(SHOP.orders());
        assertThat(again.watches()).isEqualTo(SHOP.watches());
        assertThat(again.sales().limit(50_000).toList())
                .isEqualTo(SHOP.sales().limit(50_000).toList());
    }

    @Test
    void another_seed_makes_another_shop() {
        var other = new DemoShop(8, NOW);
        assertThat(other.items()).isNotEqualTo(SHOP.items());
        assertThat(other.recipients()).isNotEqualTo(SHOP.recipients());
    }

    @Test
    void it_is_made_within_three_seconds() {
        var began = System.nanoTime();
        assertThat(new DemoShop(NOW).sales().count()).isPositive();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void there_are_two_thousand_items_in_twelve_categories_each_known_by_one_sku() {
        assertThat(SHOP.items()).hasSize(2_000).allSatisfy(DemoShopTest::isWhole);
        assertThat(distinct(SHOP.items(), Item::sku)).isEqualTo(2_000);
        assertThat(distinct(SHOP.items(), Item::category)).isEqualTo(12);
        assertThat(distinct(SHOP.items(), item -> item.name() + item.variant())).isEqualTo(2_000);
    }

    private static void isWhole(Item item) {
        assertThat(item.name()).startsWith(String.valueOf(item.brand()));
        assertThat(item.priceAmount()).isPositive();
        assertThat(item.variant()).isNotBlank();
        assertThat(item.imageUrl()).startsWith("https://shop.example/");
        assertThat(item.leadTimeDays()).isPositive();
        assertThat(item.supplierId()).startsWith("SUP-");
    }

    @Test
    void the_lamp_of_the_readme_is_what_it_says() {
        var lamp = item("LAMP-RED-01");
        assertThat(lamp.name()).isEqualTo("Nordlys desk lamp");
        assertThat(lamp.category()).isEqualTo("Lighting");
        assertThat(lamp.variant()).isEqualTo("red");
        assertThat(lamp.priceAmount()).isEqualByComparingTo("49.90");
        assertThat(available("LAMP-RED-01")).isEqualTo(1);
        assertThat(available("KETTLE-01")).isEqualTo(4);
        assertThat(available("TENT-02")).isZero();
    }

    @Test
    void there_are_twenty_thousand_recipients_with_ids_and_addresses_of_their_own() {
        assertThat(SHOP.recipients()).hasSize(20_000);
        assertThat(distinct(SHOP.recipients(), Recipient::id)).isEqualTo(20_000);
        assertThat(distinct(SHOP.recipients(), Recipient::email)).isEqualTo(20_000);
        assertThat(SHOP.recipients()).allMatch(r -> String.valueOf(r.email()).endsWith(".example"));
    }

    @Test
    void they_live_in_eight_countries_and_speak_three_languages() {
        assertThat(distinct(SHOP.recipients(), Recipient::country)).isEqualTo(8);
        assertThat(distinct(SHOP.recipients(), Recipient::timeZone)).isGreaterThanOrEqualTo(6);
        assertThat(distinct(SHOP.recipients(), Recipient::language)).isEqualTo(3);
        assertThat(share(r -> "standard".equals(r.tier()))).isBetween(0.78, 0.82);
        assertThat(share(r -> !r.devices().isEmpty())).isBetween(0.38, 0.42);
    }

    @Test
    void their_telephone_numbers_belong_to_nobody() {
        var phones = SHOP.recipients().stream()
                .map(Recipient::phone)
                .filter(Objects::nonNull)
                .toList();
        assertThat(phones)
                .hasSizeGreaterThan(4_000)
                .doesNotHaveDuplicates()
                .allMatch(
                        phone -> phone.matches(
                                "\\+1\\d{3}55501\\d\\d|\\+447700900\\d{3}|\\+3363998\\d{4}|\\+4917139200\\d\\d|\\+49176040690\\d\\d|\\+6149157\\d{4}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "employee",
                "wholesale",
                "fraud-hold",
                "merchandiser",
                "vip",
                "minor",
                "closed",
                "newsletter",
                "distributor"
            })
    void every_segment_has_somebody(String segment) {
        assertThat(share(r -> r.segments().contains(segment))).isBetween(0.0003, 0.35);
    }

    @Test
    void some_asked_for_less() {
        for (var cadence : Cadence.values())
            assertThat(share(r -> r.cadence() == cadence)).isPositive();
        assertThat(share(r -> r.preferences().channels().containsValue(false))).isPositive();
        assertThat(share(r -> r.preferences().quietHours() != null)).isPositive();
        assertThat(share(r -> !r.preferences().unsubscribed().isEmpty())).isPositive();
        assertThat(share(r -> !r.preferences().categories().isEmpty())).isPositive();
    }

    @Test
    void no_device_was_active_in_the_future() {
        assertThat(SHOP.recipients().stream().flatMap(r -> r.devices().stream()).map(Device::lastActiveAt))
                .allMatch(at -> !at.isAfter(NOW));
    }

    @Test
    void the_people_of_the_readme_are_who_it_says() {
        assertThat(recipient("C-1001").country()).isEqualTo("GB");
        assertThat(recipient("C-1002").language()).isEqualTo("de");
        assertThat(recipient("C-1003").tier()).isEqualTo("gold");
        assertThat(recipient("C-1003").devices()).isNotEmpty();
        assertThat(recipient("M-1").segments()).contains("merchandiser");
        assertThat(Stream.of("C-1001", "C-1002", "C-1003").map(DemoShopTest::recipient))
                .allMatch(r -> r.phone() != null);
        assertThat(SHOP.recipients().stream().filter(r -> r.segments().contains("merchandiser")))
                .hasSize(12);
    }

    @Test
    void every_item_is_counted_at_two_locations() {
        assertThat(SHOP.readings()).hasSize(4_000).allMatch(reading -> reading.onHand() >= 0);
        assertThat(distinct(SHOP.readings(), StockReading::id)).isEqualTo(4_000);
        assertThat(SHOP.readings().stream().filter(reading -> reading.expectedAt() != null))
                .hasSizeBetween(30, 400);
    }

    @Test
    void few_items_are_short_at_the_start_and_some_are_close_to_it() {
        var levels = SHOP.items().stream()
                .map(Item::sku)
                .map(DemoShopTest::available)
                .toList();
        assertThat(levels.stream().filter(level -> level < 0)).hasSizeBetween(0, 12);
        assertThat(levels.stream().filter(level -> level == 0)).hasSizeBetween(40, 200);
        assertThat(levels.stream().filter(level -> level > 0 && level <= 5)).hasSizeBetween(80, 300);
    }

    @Test
    void there_are_three_thousand_orders_of_the_last_thirty_days() {
        assertThat(SHOP.orders()).hasSize(3_000).allSatisfy(DemoShopTest::isPlausible);
        assertThat(distinct(SHOP.orders(), CustomerOrder::id)).isEqualTo(3_000);
        assertThat(distinct(SHOP.orders(), CustomerOrder::number)).isEqualTo(3_000);
        assertThat(SHOP.orders().stream().filter(DemoShopTest::isOpen)).hasSizeBetween(200, 900);
    }

    private static void isPlausible(CustomerOrder order) {
        assertThat(order.id()).isEqualTo("shopify:" + order.externalId());
        assertThat(order.orderedAt()).isBetween(NOW.minus(Duration.ofDays(30)), NOW);
        assertThat(order.updatedAt()).isBetween(order.orderedAt(), NOW);
        assertThat(order.lines()).isNotEmpty().allMatch(line -> line.open() <= line.quantity());
        assertThat(order.lines()).extracting(CustomerOrder.Line::sku).doesNotHaveDuplicates();
    }

    @Test
    void two_thousand_watch_the_tent() {
        assertThat(SHOP.watches()).hasSize(25_000).doesNotHaveDuplicates();
        assertThat(SHOP.watches().stream().filter(watch -> watch.sku().equals("TENT-02")))
                .hasSize(2_000);
    }

    @Test
    void a_year_of_sales_ends_yesterday_and_has_no_empty_days() {
        var today = LocalDate.parse("2026-11-23");
        var sales = SHOP.sales().toList();
        assertThat(sales).hasSizeBetween(250_000, 500_000).allMatch(sale -> sale.units() > 0);
        assertThat(sales.stream().map(Sale::soldOn).min(LocalDate::compareTo)).hasValue(today.minusDays(365));
        assertThat(sales.stream().map(Sale::soldOn).max(LocalDate::compareTo)).hasValue(today.minusDays(1));
    }

    @Test
    void fireworks_sell_in_the_last_days_of_the_year_and_chairs_on_working_days() {
        var categories = SHOP.items().stream().collect(Collectors.toMap(Item::sku, i -> String.valueOf(i.category())));
        assertThat(units(sale -> categories.get(sale.sku()).equals("Fireworks") && isEndOfYear(sale)))
                .isGreaterThan(units(sale -> categories.get(sale.sku()).equals("Fireworks")) / 2);
        var byWeekday = SHOP.sales()
                .filter(sale -> categories.get(sale.sku()).equals("Office"))
                .collect(Collectors.groupingBy(s -> s.soldOn().getDayOfWeek(), Collectors.summingInt(Sale::units)));
        assertThat(byWeekday.get(DayOfWeek.TUESDAY)).isGreaterThan(3 * byWeekday.get(DayOfWeek.SUNDAY));
    }

    private static boolean isEndOfYear(Sale sale) {
        return MonthDay.from(sale.soldOn()).isAfter(MonthDay.of(12, 20));
    }

    private static int units(Predicate<Sale> which) {
        return SHOP.sales().filter(which).mapToInt(Sale::units).sum();
    }

    private static boolean isOpen(CustomerOrder order) {
        return order.lines().stream().anyMatch(line -> line.open() > 0);
    }

    private static final Map<String, Integer> ON_HAND = SHOP.readings().stream()
            .collect(Collectors.groupingBy(StockReading::sku, Collectors.summingInt(StockReading::onHand)));
    private static final Map<String, Integer> OPEN = SHOP.orders().stream()
            .flatMap(order -> order.lines().stream())
            .collect(Collectors.groupingBy(CustomerOrder.Line::sku, Collectors.summingInt(CustomerOrder.Line::open)));

    private static int available(String sku) {
        return ON_HAND.get(sku) - OPEN.getOrDefault(sku, 0);
    }

    private static Item item(String sku) {
        return SHOP.items().stream()
                .filter(i -> i.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    private static Recipient recipient(String id) {
        return SHOP.recipients().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double share(Predicate<Recipient> which) {
        return SHOP.recipients().stream().filter(which).count() / 20_000.0;
    }

    private static <T> long distinct(Collection<T> all, Function<T, ?> key) {
        return all.stream().map(key).distinct().count();
    }
}
