package io.shelfbell.intake.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The queue of stock readings, with a real broker and a real database. */
@ServiceTest
class StockLettersIT {
    @Autowired
    private RabbitTemplate rabbit;

    @Autowired
    private JdbcClient jdbc;

    @Value("${shelfbell.broker.prefix:shelfbell}.stock.readings")
    private String queue;

    private Shop shop;
    private String sku;
    private String source;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        sku = Shop.freshSku("MQ");
        source = Shop.freshSku("wms");
    }

    private String reading(String location, int onHand) {
        return """
                {"source": "%s", "sku": "%s", "location": "%s", "onHand": %d, "observedAt": "%s"}
                """.formatted(source, sku, location, onHand, Clock.systemUTC().instant());
    }

    private void send(String body) {
        send(body, "application/json", Map.of());
    }

    private void send(String body, String contentType, Map<String, Object> headers) {
        rabbit.send(
                queue,
                MessageBuilder.withBody(body.getBytes(StandardCharsets.UTF_8))
                        .setContentType(contentType)
                        .copyHeaders(headers)
                        .build());
    }

    private JsonNode stock() {
        return shop.get("/api/v1/stock/" + sku).json();
    }

    private void eventuallyOnHand(int onHand) {
        Shop.eventually(sku + " on hand " + onHand, () -> stock().path("onHand").asInt(-99) == onHand);
    }

    private JsonNode onlyFailure(String ofSource) {
        var path = "/api/v1/intake/failures?door=amqp&source=" + ofSource;
        Shop.eventually("a failure of " + ofSource, () -> !shop.get(path).json().isEmpty());
        assertThat(shop.get(path).json()).hasSize(1);
        return shop.get(path).json().get(0);
    }

    @Test
    void a_reading_and_an_array_of_readings_are_taken() {
        send(reading("A", 3));
        eventuallyOnHand(3);

        send("[" + reading("A", 4) + "," + reading("B", 5) + "]");
        eventuallyOnHand(9);
    }

    @Test
    void the_same_message_again_changes_nothing() {
        var first = reading("A", 3);
        send(first);
        send(reading("A", 7));
        eventuallyOnHand(7);

        send(first);
        send(reading("B", 1));

        eventuallyOnHand(8);
    }

    @Test
    void a_bad_element_is_kept_at_its_pointer_and_the_others_pass() {
        send("[" + reading("A", 3) + "," + reading("A", 9).replace("9,", "\"many\",") + "," + reading("B", 2) + "]");

        eventuallyOnHand(5);
        var failure = onlyFailure(source);
        assertThat(failure.path("place").asString()).isEqualTo("/1/onHand");
        assertThat(failure.path("code").asString()).isEqualTo("WRONG_TYPE");
        assertThat(failure.path("raw").asString()).contains("\"onHand\":\"many\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "PK\u0003\u0004", "[{]", "\u0000"})
    void a_body_that_is_no_json_is_kept_whole_and_stops_nobody(String body) {
        send(body, "application/json", Map.of("cloudEvents:source", source));
        send(reading("A", 1));

        var failure = onlyFailure(source);
        assertThat(failure.path("code").asString()).isEqualTo("MALFORMED");
        assertThat(failure.path("raw").asString()).isEqualTo(body);
        eventuallyOnHand(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudEvents:", "cloudEvents_"})
    void an_event_in_headers_gives_what_its_reading_does_not_say(String prefix) {
        var body = "{\"sku\": \"%s\", \"location\": \"A\", \"onHand\": 6}".formatted(sku);

        send(
                body,
                "application/json",
                Map.of(prefix + "id", "e-1", prefix + "source", source, prefix + "time", "2026-11-20T10:00:00Z"));

        eventuallyOnHand(6);
        var level = stock().path("locations").get(0);
        assertThat(level.path("source").asString()).isEqualTo(source);
        assertThat(Instant.parse(level.path("observedAt").asString())).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(idsOf(source)).isEqualTo("e-1");
    }

    private String idsOf(String ofSource) {
        return jdbc.sql(
                        "select string_agg(reading_id, ' ' order by reading_id) from stock_reading_id where source = :source")
                .param("source", ofSource)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            TYPE                                  | BODY
            application/cloudevents+json          | {EVENT}
            application/cloudevents+json; charset=UTF-8 | {EVENT}
            application/cloudevents-batch+json    | [{EVENT}]""")
    void an_event_around_its_readings_gives_each_an_id(String type, String body) {
        var event = """
                {"specversion": "1.0", "type": "stock", "id": "e-2", "source": "%s", "time": "2026-11-20T10:00:00Z",
                 "data": [{"sku": "%s", "location": "A", "onHand": 6}, {"sku": "%s", "location": "B", "onHand": 2}]}
                """.formatted(source, sku, sku);

        send(body.replace("{EVENT}", event), type, Map.of());

        eventuallyOnHand(8);
        assertThat(idsOf(source)).isEqualTo("e-2/0 e-2/1");
    }

    @Test
    void an_event_without_data_is_kept_at_its_place() {
        send(
                "{\"specversion\": \"1.0\", \"id\": \"e-3\", \"source\": \"" + source + "\"}",
                "application/cloudevents+json",
                Map.of());

        var failure = onlyFailure(source);
        assertThat(failure.path("place").asString()).isEqualTo("/data");
        assertThat(failure.path("code").asString()).isEqualTo("WRONG_TYPE");
    }

    /** Whatever asks for the locked table is thrown out by the server, three times. */
    @Test
    void while_the_database_fails_nothing_is_lost_and_nobody_is_blamed(@Autowired DataSource database)
            throws Exception {
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("lock table stock_reading_id in access exclusive mode");
                send(reading("A", 3).replace("{", "{\"id\": \"" + sku + "\", "));
                for (int outage = 0; outage < 3; outage++) Shop.eventually("it asks", this::isThrownOut);
            }
            assertThat(stock().path("onHand").isMissingNode()).isTrue();
            other.rollback();
        }

        eventuallyOnHand(3);
        assertThat(shop.get("/api/v1/intake/failures?source=" + source).json()).isEmpty();
    }

    private boolean isThrownOut() {
        return jdbc.sql("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where wait_event_type = 'Lock' and query like '%stock_reading_id%' and pid <> pg_backend_pid()
                """).query(Integer.class).single() > 0;
    }
}
