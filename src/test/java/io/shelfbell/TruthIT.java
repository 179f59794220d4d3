package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Only those who want it hear it, at their hour, and only while it is true. */
@ServiceTest
class TruthIT {
    private Shop shop;
    private Shop stranger;
    private JdbcClient jdbc;
    private String sku;

    @BeforeEach
    void soldOut(@Autowired KeyRing keys, @Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        stranger = new Shop("http://localhost:" + port, "");
        sku = Shop.freshSku("LAMP");
        shop.item(sku, "Lighting");
        shop.reading(sku, 0);
    }

    private void isBack() {
        Shop.expect(202, shop.reading(sku, 20));
    }

    /** As if its hour had come. */
    private void isDue(Watcher watcher) {
        jdbc.sql("update delivery set due_at = now() where recipient_id = :id and state = 'PENDING'")
                .param("id", watcher.id())
                .update();
    }

    @Test
    void watchers_are_told_once_that_it_is_back() {
        var ann = Watcher.of(shop, sku, Zones.day());
        var bob = Watcher.of(shop, sku, Zones.day());

        isBack();
        shop.reading(sku, 21);

        ann.isEventually("SENT");
        bob.isEventually("SENT");
        assertThat(ann.messages()).hasSize(1);
        assertThat(ann.messages().get(0).path("channel").asString()).isEqualTo("EMAIL");
        assertThat(ann.notifications()).hasSize(1);
        assertThat(bob.notifications()).hasSize(1);
    }

    @Test
    void one_who_no_longer_watches_is_not_told() {
        var ann = Watcher.of(shop, sku, Zones.day());
        var bob = Watcher.of(shop, sku, Zones.day());
        Shop.expect(204, shop.delete("/api/v1/recipients/" + ann.id() + "/watches/" + sku));

        isBack();

        bob.isEventually("SENT");
        assertThat(ann.notifications()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            TIER     | HOUR
            platinum | 08:00
            gold     | 09:00""")
    void in_the_night_it_waits_for_the_morning(String tier, LocalTime hour) {
        var night = Zones.night();
        var watcher = Watcher.of(shop, sku, night, ", \"tier\": \"" + tier + "\"");

        isBack();

        var notification = watcher.notification();
        var sendAt = Instant.parse(notification.path("sendAt").asString());
        assertThat(notification.path("state").asString()).isEqualTo("PENDING");
        assertThat(sendAt.atZone(night).toLocalTime()).isEqualTo(hour);
        assertThat(sendAt)
                .isBetween(
                        Clock.systemUTC().instant(), Clock.systemUTC().instant().plus(Duration.ofDays(1)));
        assertThat(Instant.parse(notification.at("/deliveries/0/dueAt").asString()))
                .isEqualTo(sendAt);
        assertThat(watcher.messages()).isEmpty();
    }

    @Test
    void what_is_due_too_early_is_held_again() {
        var watcher = Watcher.of(shop, sku, Zones.night());
        isBack();
        watcher.notification();

        isDue(watcher);

        watcher.isEventually("EMAIL", "PENDING HELD");
        assertThat(watcher.notification().path("state").asString()).isEqualTo("PENDING");
        assertThat(Instant.parse(
                        watcher.notification().at("/deliveries/0/dueAt").asString()))
                .isAfter(Clock.systemUTC().instant().plus(Duration.ofHours(4)));
        assertThat(watcher.messages()).isEmpty();
    }

    @Test
    void quiet_hours_of_ones_own_hold_it_too() {
        var watcher = Watcher.of(shop, sku, Zones.day());
        watcher.wants("{\"quietHours\": {\"from\": \"12:00\", \"until\": \"16:30\"}}");

        isBack();

        var sendAt = Instant.parse(watcher.notification().path("sendAt").asString());
        assertThat(sendAt.atZone(Zones.day()).toLocalTime()).isEqualTo(LocalTime.of(16, 30));
    }

    @Test
    void what_is_no_longer_true_is_withdrawn() {
        var watcher = Watcher.of(shop, sku, Zones.night());
        isBack();
        watcher.notification();

        shop.reading(sku, 0);
        isDue(watcher);

        watcher.isEventually("WITHDRAWN");
        assertThat(watcher.notification().path("reason").asString()).isEqualTo("SOLD_OUT_AGAIN");
        assertThat(watcher.messages()).isEmpty();
    }

    @Test
    void a_no_before_the_claim_closes_the_channel_and_the_next_one_takes_over() {
        var watcher = Watcher.of(shop, sku, Zones.night());
        isBack();
        watcher.notification();

        watcher.wants("{\"channels\": {\"EMAIL\": false}}");
        watcher.movesTo(Zones.day(), "");
        isDue(watcher);

        watcher.isEventually("SENT");
        assertThat(watcher.delivery("EMAIL")).isEqualTo("SUPPRESSED CHANNEL_CLOSED");
        assertThat(watcher.messages()).hasSize(1);
        assertThat(watcher.messages().get(0).path("channel").asString()).isEqualTo("IN_APP");
    }

    @Test
    void a_no_to_every_channel_suppresses_it_with_that_reason() {
        var watcher = Watcher.of(shop, sku, Zones.night());
        isBack();
        watcher.notification();

        watcher.wants("{\"channels\": {\"EMAIL\": false, \"IN_APP\": false}}");
        isDue(watcher);

        watcher.isEventually("SUPPRESSED");
        assertThat(watcher.notification().path("reason").asString()).isEqualTo("CHANNEL_CLOSED");
        assertThat(watcher.messages()).isEmpty();
    }

    @Test
    void a_lost_address_makes_the_next_channel_take_over() {
        var watcher = Watcher.of(shop, sku, Zones.night());
        isBack();
        watcher.notification();

        Shop.expect(
                204,
                shop.put(
                        "/api/v1/recipients/" + watcher.id(),
                        "{\"timeZone\": \"" + Zones.day().getId() + "\"}"));
        isDue(watcher);

        watcher.isEventually("SENT");
        assertThat(watcher.delivery("EMAIL")).isEqualTo("SUPPRESSED UNREACHABLE");
        assertThat(watcher.delivery("IN_APP")).isEqualTo("SENT");
    }

    private String unsubscribeLink(Watcher watcher) {
        var header = watcher.messages().get(0).at("/headers/List-Unsubscribe").asString();
        return URI.create(header.substring(1, header.length() - 1)).getPath();
    }

    @Test
    void one_click_unsubscribes_and_a_look_at_the_page_does_not() {
        var watcher = Watcher.of(shop, sku, Zones.day());
        isBack();
        watcher.isEventually("SENT");
        var link = unsubscribeLink(watcher);
        watcher.movesTo(Zones.night(), "");
        shop.reading(sku, 0);
        isBack();
        watcher.notification(2);

        var page = stranger.get(link);
        Shop.expect(200, page);
        assertThat(page.body()).contains("Unsubscribe");
        isDue(watcher);
        watcher.isEventually("EMAIL", "PENDING HELD");

        Shop.expect(200, oneClick(link));
        Shop.expect(200, oneClick(link));
        isDue(watcher);

        watcher.isEventually("EMAIL", "SUPPRESSED CHANNEL_CLOSED");
        assertThat(watcher.messages()).hasSize(1);
    }

    /** RFC 8058 section 3.1: a form, without a cookie. */
    private Shop.Reply oneClick(String link) {
        return stranger.send(
                "POST",
                link,
                BodyPublishers.ofString("List-Unsubscribe=One-Click"),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    @Test
    void a_link_with_one_letter_changed_unsubscribes_nobody() {
        var watcher = Watcher.of(shop, sku, Zones.day());
        isBack();
        watcher.isEventually("SENT");
        var link = unsubscribeLink(watcher);
        char last = link.charAt(link.length() - 2);

        Shop.expect(
                404,
                oneClick(link.substring(0, link.length() - 2)
                        + (last == 'A' ? 'B' : 'A')
                        + link.substring(link.length() - 1)));
    }

    @Test
    void messages_about_ones_own_order_have_no_unsubscribe_link_and_outlive_it() {
        var customer = shop.order(sku, 1);

        Shop.eventually("told", () -> shop.messages(customer).size() == 1);

        assertThat(shop.messages(customer)
                        .get(0)
                        .at("/headers/List-Unsubscribe")
                        .isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            SEGMENT    | REASON            | ROW
            employee   | EMPLOYEE          | EXCL-110
            fraud-hold | FRAUD_HOLD        | EXCL-120
            wholesale  | WHOLESALE_ACCOUNT | EXCL-130
            closed     | ACCOUNT_CLOSED    | EXCL-170
            minor      | MINOR             | EXCL-190""")
    void who_is_excluded_is_listed_with_the_reason_and_the_row(String segment, String reason, String row) {
        var watcher = Watcher.of(shop, sku, Zones.day(), ", \"segments\": [\"" + segment + "\"]");

        isBack();

        var notification = watcher.notification();
        assertThat(notification.path("state").asString()).isEqualTo("SUPPRESSED");
        assertThat(notification.path("reason").asString()).isEqualTo(reason);
        var explained =
                shop.get("/api/v1/notifications/" + notification.path("id").asString());
        assertThat(explained.json().at("/why/decidedBy").toString())
                .contains(row)
                .containsPattern("decision-tables/exclusion\\.xlsx!Rules!A\\d+");
        assertThat(watcher.messages()).isEmpty();
    }

    @Test
    void an_older_reading_never_overwrites_a_newer_one() {
        var older = Clock.systemUTC().instant().minus(Duration.ofMinutes(1));
        shop.reading(sku, 7);
        var body = """
                {"source": "other", "sku": "%s", "location": "WH", "onHand": 3, "observedAt": "%s"}""".formatted(sku, older);

        var reply = shop.post("/api/v1/stock/readings", body);

        Shop.expect(202, reply);
        assertThat(reply.json().path("stale").asInt()).isEqualTo(1);
        assertThat(onHand()).isEqualTo(7);
    }

    @Test
    void a_lower_version_of_the_same_source_is_older_whatever_its_clock_says() {
        shop.reading(sku, 7, ", \"version\": 12");

        var reply = shop.reading(sku, 3, ", \"version\": 11");

        assertThat(reply.json().path("stale").asInt()).isEqualTo(1);
        assertThat(onHand()).isEqualTo(7);
    }

    private int onHand() {
        return shop.get("/api/v1/stock/" + sku).json().path("onHand").asInt();
    }

    private String merchandiser() {
        var id = Shop.freshSku("desk");
        desk(id, "[\"merchandiser\"]");
        return id;
    }

    private void desk(String id, String segments) {
        var body = "{\"email\": \"%s@shop.example\", \"segments\": %s}".formatted(id, segments);
        Shop.expect(204, shop.put("/api/v1/recipients/" + id, body));
    }

    /** Once so many have come, no more come: a further item's alert has been decided since. */
    private void hears(String desk, String occasion, int times) {
        var other = Shop.freshSku("OTHER");
        shop.reading(other, 50);
        shop.reading(other, 0);
        Shop.eventually(
                "the desk heard of the other item",
                () -> !shop.notifications("occasion=OUT_OF_STOCK&recipient=" + desk + "&sku=" + other)
                        .isEmpty());
        assertThat(shop.notifications("occasion=" + occasion + "&recipient=" + desk + "&sku=" + sku))
                .hasSize(times);
    }

    @Test
    void low_stock_is_told_to_merchandisers_once_at_the_line() {
        var desk = merchandiser();
        try {
            shop.reading(sku, 20);
            shop.reading(sku, 6);
            hears(desk, "LOW_STOCK", 0);

            shop.reading(sku, 5);
            shop.reading(sku, 4);
            shop.reading(sku, 1);
            hears(desk, "LOW_STOCK", 1);

            shop.reading(sku, 20);
            shop.reading(sku, 5);
            hears(desk, "LOW_STOCK", 2);
        } finally {
            desk(desk, "[]");
        }
    }

    @Test
    void a_merchandiser_moves_the_line_and_what_stands_below_it_has_crossed_it() {
        var desk = merchandiser();
        try {
            shop.reading(sku, 20);
            Shop.expect(204, shop.put("/api/v1/thresholds/" + sku, "{\"units\": 19}"));
            hears(desk, "LOW_STOCK", 0);

            Shop.expect(204, shop.put("/api/v1/thresholds/" + sku, "{\"units\": 20}"));
            Shop.expect(204, shop.put("/api/v1/thresholds/" + sku, "{\"units\": 20}"));
            hears(desk, "LOW_STOCK", 1);

            var stock = shop.get("/api/v1/stock/" + sku).json();
            assertThat(stock.path("lowStockThreshold").asInt()).isEqualTo(20);
            assertThat(stock.path("state").asString()).isEqualTo("LOW");
        } finally {
            desk(desk, "[]");
        }
    }
}
