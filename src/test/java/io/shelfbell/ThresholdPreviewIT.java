package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.forecast.SalesLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What lines would do before anybody sets them. */
@ServiceTest
class ThresholdPreviewIT {
    private static final String PREVIEW = "/api/v1/thresholds/preview";

    private Shop shop;
    private JdbcClient jdbc;
    private String sku;
    private String category;

    @BeforeEach
    void open(@Autowired KeyRing keys, @Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        sku = Shop.freshSku("VIEW");
        category = Shop.freshSku("Views");
    }

    private JsonNode preview(String body) {
        var reply = shop.post(PREVIEW, body);
        Shop.expect(200, reply);
        return reply.json();
    }

    private String forItem(int units) {
        return "{\"scope\": \"SKU\", \"sku\": \"%s\", \"units\": %d}".formatted(sku, units);
    }

    private String forCategory(int units) {
        return "{\"scope\": \"CATEGORY\", \"category\": \"%s\", \"units\": %d}".formatted(category, units);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            AVAILABLE | LINE | CROSSES
            6         | 5    | 0
            6         | 6    | 1
            6         | 7    | 1
            5         | 6    | 0
            1         | 9    | 0
            0         | 9    | 0
            -1        | 9    | 0""")
    void what_stands_between_the_lines_would_cross(int available, int line, int crosses) {
        shop.item(sku, category);
        shop.reading(sku, available);
        var answer = preview(forItem(line));
        assertThat(answer.path("items").asInt()).isEqualTo(1);
        assertThat(answer.path("crossing").asInt()).isEqualTo(crosses);
        assertThat(answer.path("first").size()).isEqualTo(crosses);
        if (crosses > 0)
            assertThat(answer.at("/first/0").toString())
                    .isEqualTo(
                            "{\"sku\":\"%s\",\"available\":%d,\"was\":5,\"line\":%d}".formatted(sku, available, line));
    }

    @Test
    void a_preview_sets_nothing() {
        shop.item(sku, category);
        shop.reading(sku, 8);
        preview(forItem(9));
        preview(forCategory(9));
        assertThat(shop.get("/api/v1/thresholds/" + sku).json().path("scope").asString())
                .isEqualTo("DEFAULT");
        assertThat(shop.get("/api/v1/stock/" + sku).json().path("state").asString())
                .isEqualTo("IN_STOCK");
    }

    @Test
    void a_line_counts_only_where_it_would_hold() {
        var own = sku + "-own";
        for (var one : List.of(sku, own)) {
            shop.item(one, category);
            shop.reading(one, 8);
        }
        Shop.expect(204, shop.put("/api/v1/thresholds/" + own, "{\"units\": 2}"));
        var answer = preview(forCategory(9));
        assertThat(answer.path("items").asInt()).isEqualTo(1);
        assertThat(answer.at("/first/0/sku").asString()).isEqualTo(sku);
        var places = "[{\"scope\": \"LOCATION\", \"sku\": \"%1$s\", \"location\": \"A\", \"units\": 4},"
                + "{\"scope\": \"LOCATION\", \"sku\": \"%1$s\", \"location\": \"B\", \"units\": 4}, " + forItem(1)
                + "]";
        assertThat(preview(places.formatted(sku)).path("crossing").asInt()).isEqualTo(1);
    }

    @Test
    void a_line_in_days_is_counted_with_the_sales_of_now(@Autowired SalesLedger sales) {
        shop.item(sku, category);
        shop.reading(sku, 8);
        var yesterday =
                LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC).minusDays(1);
        sales.record(List.of(new SalesLedger.Sale(sku, yesterday, 28)));
        var line = "{\"scope\": \"SKU\", \"sku\": \"" + sku + "\", \"daysOfSupply\": %d}";
        assertThat(preview(line.formatted(7)).path("crossing").asInt()).isZero();
        assertThat(preview(line.formatted(8)).path("crossing").asInt()).isEqualTo(1);
    }

    @Test
    void a_hundred_are_named_and_all_are_counted() {
        var readings = new ArrayList<String>();
        var items = new ArrayList<String>();
        for (int no = 0; no < 101; no++) {
            items.add("{\"sku\": \"%s-%03d\", \"name\": \"Lamp\", \"category\": \"%s\"}".formatted(sku, no, category));
            readings.add(Shop.readingBody("%s-%03d".formatted(sku, no), 9, ""));
        }
        Shop.expect(202, shop.post("/api/v1/items", items.toString()));
        Shop.expect(202, shop.post("/api/v1/stock/readings", readings.toString()));
        var answer = preview(forCategory(9));
        assertThat(answer.path("crossing").asInt()).isEqualTo(101);
        assertThat(answer.path("first").size()).isEqualTo(100);
        assertThat(answer.at("/first/99/sku").asString()).isEqualTo(sku + "-099");
    }

    @Test
    void every_change_of_what_is_available_is_kept_with_what_was() {
        shop.item(sku, category);
        for (int onHand : List.of(20, 6, 6, 20)) shop.reading(sku, onHand);
        shop.reading(sku, 20, ", \"onOrder\": 7");
        var history = jdbc.sql(
                        "select coalesce(was::text, 'none') || ' ' || available from stock_history where sku = :sku order by at")
                .param("sku", sku)
                .query(String.class)
                .list();
        assertThat(history).containsExactly("none 20", "20 6", "6 20");
        assertThat(preview(forItem(5)).path("notices").asInt()).isZero();
        assertThat(preview(forItem(6)).path("notices").asInt()).isEqualTo(1);
        assertThat(Instant.parse(preview(forItem(6)).path("since").asString()))
                .isBefore(Clock.systemUTC().instant());
    }

    @Test
    void a_dip_within_one_batch_is_kept() {
        shop.item(sku, category);
        var batch = List.of(Shop.readingBody(sku, 20, ""), Shop.readingBody(sku, 3, ""), Shop.readingBody(sku, 20, ""));
        Shop.expect(202, shop.post("/api/v1/stock/readings", batch.toString()));
        assertThat(preview(forItem(4)).path("notices").asInt()).isEqualTo(1);
    }

    /** @param was null for the first one */
    private record Step(String sku, Instant at, @Nullable Integer was, int available) {
        boolean isNotice(int line) {
            return was != null && was > line && available >= 1 && available <= line;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void notices_are_counted_as_one_would_by_hand(int seed) {
        var random = new Random(seed);
        var now = Clock.systemUTC().instant();
        var month = now.minus(Duration.ofDays(30));
        var steps = new ArrayList<Step>();
        for (int no = 0; no < 40; no++) walk(sku + "-" + no, now, random, steps);
        keep(steps);
        for (int line : List.of(0, 1, 5, 9, 30)) {
            var counted = preview(forCategory(line));
            assertThat(counted.path("items").asInt()).isEqualTo(40);
            assertThat(counted.path("notices").asLong())
                    .as("line " + line)
                    .isEqualTo(steps.stream()
                            .filter(step -> !step.at().isBefore(month) && step.isNotice(line))
                            .count());
            assertThat(counted.path("noticesToday").asLong())
                    .isEqualTo(steps.stream()
                            .filter(step -> !step.at().isBefore(month) && step.isNotice(5))
                            .count());
        }
    }

    /** Up and down for 60 days, at no time that is nearly 30 days ago. */
    private void walk(String item, Instant now, Random random, List<Step> steps) {
        shop.item(item, category);
        shop.reading(item, 1_000);
        jdbc.sql("delete from stock_history where sku = :sku")
                .param("sku", item)
                .update();
        Integer was = null;
        for (int minute = 60 * 24 * 60 + 30; minute > 0; minute -= 60 * (1 + random.nextInt(48))) {
            int available = random.nextInt(44) - 4;
            if (was == null || was != available)
                steps.add(new Step(item, now.minus(Duration.ofMinutes(minute)), was, available));
            was = available;
        }
    }

    private void keep(List<Step> steps) {
        jdbc.sql("""
                insert into stock_history (sku, at, was, available)
                select * from unnest(:skus::text[], :at::timestamptz[], :was::int[], :available::int[])
                """)
                .param("skus", steps.stream().map(Step::sku).toArray(String[]::new))
                .param("at", steps.stream().map(step -> step.at().toString()).toArray(String[]::new))
                .param("was", steps.stream().map(Step::was).toArray(Integer[]::new))
                .param("available", steps.stream().map(Step::available).toArray(Integer[]::new))
                .update();
    }
}
