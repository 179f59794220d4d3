package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.intake.channel.SalesChannels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The door of orders, with a JSON and a CSV channel that are files and nothing else. */
@ServiceTest
class OrderDoorIT {
    private Shop shop;
    private Shop stranger;
    private String ref;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RabbitTemplate broker;

    @Autowired
    private SalesChannels channels;

    @Value("${shelfbell.broker.prefix:shelfbell}")
    private String prefix;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        stranger = new Shop("http://localhost:" + port, "");
        ref = UUID.randomUUID().toString().substring(0, 12);
    }

    private String toys(String rev, int minute, int pieces) {
        return """
                {"basket": {"ref": "%s", "rev": "%s", "placed": "2026-11-26T08:00:00Z", "stamp": "2026-11-26T08:%02d:00Z", "money": "EUR",
                  "who": {"login": "ada", "name": "Ada", "mail": "%s@mail.example"}, "to": {"road": "Hauptstr. 1", "town": "Bonn", "land": "DE"},
                  "things": [{"no": 1, "code": "%s", "pieces": %d, "each": "2.50"}], "postage": 4, "sum": "%s"}}
                """.formatted(ref, rev, minute, ref, "TOY-" + ref, pieces, 4 + 2.5 * pieces);
    }

    private Shop.Reply post(String key, String body) {
        return shop.send("POST", "/api/v1/orders/toys?wait=15s", BodyPublishers.ofString(body), "Idempotency-Key", key);
    }

    private static String status(Shop.Reply reply) {
        return reply.json().path("status").asString();
    }

    private int quantity() {
        return shop.get("/api/v1/orders/toys:" + ref)
                .json()
                .at("/lines/0/quantity")
                .asInt();
    }

    private List<String> codes(Shop.Reply reply) {
        return reply.json()
                .path("findings")
                .valueStream()
                .map(finding -> finding.path("code").asString())
                .toList();
    }

    @Test
    void a_channel_of_two_files_takes_orders() {
        var reply = post(ref, toys("1", 1, 3));

        assertThat(status(reply)).as(reply.body()).isEqualTo("ACCEPTED");
        assertThat(quantity()).isEqualTo(3);
    }

    @Test
    void a_request_with_one_name_counts_once_and_its_name_means_one_body() {
        var first = post(ref, toys("1", 1, 3));
        var again = post(ref, toys("1", 1, 3));
        var other = post(ref, toys("1", 1, 4));

        assertThat(again.json().path("intakeId")).isEqualTo(first.json().path("intakeId"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(shop.post("/api/v1/orders/toys", toys("1", 1, 3)).status()).isEqualTo(400);
    }

    @Test
    void the_same_order_at_the_same_instant_counts_once() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var calls = new java.util.ArrayList<Callable<Shop.Reply>>();
            for (int i = 0; i < 16; i++) {
                var key = ref + i;
                calls.add(() -> post(key, toys("1", 1, 3)));
            }
            var replies = threads.invokeAll(calls).stream().map(reply -> {
                try {
                    return status(reply.get());
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(replies)
                    .containsOnlyOnce("ACCEPTED")
                    .hasSize(16)
                    .allMatch(List.of("ACCEPTED", "DUPLICATE")::contains);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_request_may_step_back_into_a_later_lane_and_not_forward() {
        var lane = jdbc.sql("select lane from intake where intake_id = :id::uuid");
        for (var asked : List.of("bulk", "normal", "urgent")) {
            var reply = shop.send(
                    "POST",
                    "/api/v1/orders/canonical?lane=" + asked,
                    BodyPublishers.ofString(canonical("ORDER", "08:00", "[]")));
            assertThat(lane.param("id", reply.json().path("intakeId").asString())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(asked.equals("bulk") ? 2 : 1);
        }
        assertThat(shop.post("/api/v1/orders/canonical?lane=fast", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void an_older_version_that_comes_later_does_not_win() {
        post(ref + "b", toys("2", 2, 5));
        var older = post(ref + "a", toys("1", 1, 3));

        assertThat(status(older)).isEqualTo("DUPLICATE");
        assertThat(codes(older)).contains("OLDER_VERSION");
        assertThat(quantity()).isEqualTo(5);
    }

    @Test
    void one_version_that_says_two_things_is_held() {
        post(ref + "a", toys("1", 1, 3));
        var other = post(ref + "b", toys("1", 1, 4));

        assertThat(status(other)).isEqualTo("HELD");
        assertThat(codes(other)).contains("OTHER_CONTENT");
        assertThat(quantity()).isEqualTo(3);
    }

    @Test
    void an_order_that_does_not_add_up_is_held_with_its_row_and_counts_when_the_table_is_changed() {
        var reply = post(ref, toys("1", 1, 3).replace("\"sum\": \"11.5\"", "\"sum\": \"99\""));

        assertThat(status(reply)).as(reply.body()).isEqualTo("HELD");
        var finding = reply.json()
                .path("findings")
                .valueStream()
                .filter(one -> one.path("code").asString().equals("TOTAL_DIFFERS"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.path("pointer").asString()).isEqualTo("/totals/grand");
        assertThat(finding.path("outcome").asString()).isEqualTo("HOLD");
        assertThat(finding.path("row").asString()).startsWith("decision-tables/order-amounts.xlsx!Rules!");
        assertThat(shop.get("/api/v1/orders/toys:" + ref).status()).isEqualTo(404);

        var again = shop.post("/api/v1/intake/" + reply.json().path("intakeId").asString() + "/retry", "");
        assertThat(again.status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(status(shop.get(
                        "/api/v1/intake/" + reply.json().path("intakeId").asString())))
                .isEqualTo("HELD"));
    }

    @Test
    void what_is_rejected_is_listed_with_its_body_and_can_be_tried_again() {
        var reply = post(ref, toys("1", 1, -3));

        assertThat(status(reply)).isEqualTo("REJECTED");
        var failure = shop.get("/api/v1/intake/failures?source=toys&limit=500")
                .json()
                .valueStream()
                .filter(one -> one.path("intakeId").equals(reply.json().path("intakeId")))
                .findFirst()
                .orElseThrow();
        assertThat(failure.path("code").asString()).isEqualTo("QUANTITY_NEGATIVE");
        assertThat(failure.path("raw").asString()).contains(ref);
        assertThat(shop.post(
                                "/api/v1/intake/failures/"
                                        + failure.path("failureId").asString() + "/retry",
                                "")
                        .status())
                .isEqualTo(202);
        assertThat(shop.post("/api/v1/intake/failures/0/retry", "").status()).isEqualTo(404);
    }

    private static String sign(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("shop secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_signature_opens_the_door_without_a_key_and_a_wrong_one_does_not_with_one() throws Exception {
        var body = Shop.orderBody("" + Math.abs(UUID.randomUUID().getMostSignificantBits()), "SIGNED-" + ref, 1, "");
        var path = "/api/v1/orders/shopify?wait=15s";

        assertThat(status(stranger.send(
                        "POST", path, BodyPublishers.ofString(body), "X-Shopify-Hmac-Sha256", sign(body))))
                .isEqualTo("ACCEPTED");
        assertThat(stranger.send("POST", path, BodyPublishers.ofString(body + " "), "X-Shopify-Hmac-Sha256", sign(body))
                        .status())
                .isEqualTo(401);
        assertThat(shop.send("POST", path, BodyPublishers.ofString(body), "X-Shopify-Hmac-Sha256", "wrong")
                        .status())
                .isEqualTo(401);
        assertThat(stranger.post(path, body).status()).isEqualTo(401);
        assertThat(stranger.post("/api/v1/orders/toys", body).status()).isIn(400, 401);
        assertThat(stranger.post("/api/v1/orders/nowhere", body).status()).isEqualTo(401);
    }

    @Test
    void a_zipped_body_is_read_and_a_bomb_is_not() throws IOException {
        var zipped = zip(toys("1", 1, 3).getBytes(StandardCharsets.UTF_8));
        var reply = shop.send(
                "POST",
                "/api/v1/orders/toys?wait=15s",
                BodyPublishers.ofByteArray(zipped),
                "Idempotency-Key",
                ref,
                "Content-Encoding",
                "gzip");
        assertThat(status(reply)).as(reply.body()).isEqualTo("ACCEPTED");

        var bomb = zip(new byte[50 * 1024 * 1024]);
        assertThat(shop.send(
                                "POST",
                                "/api/v1/orders/toys",
                                BodyPublishers.ofByteArray(bomb),
                                "Idempotency-Key",
                                ref + "x",
                                "Content-Encoding",
                                "gzip")
                        .status())
                .isEqualTo(413);
        assertThat(shop.send(
                                "POST",
                                "/api/v1/orders/toys",
                                BodyPublishers.ofString("no gzip"),
                                "Idempotency-Key",
                                ref + "y",
                                "Content-Encoding",
                                "gzip")
                        .status())
                .isEqualTo(400);
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        var buffer = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(buffer)) {
            stream.write(bytes);
        }
        return buffer.toByteArray();
    }

    @Test
    void card_data_is_not_kept() {
        var reply =
                post(ref, toys("1", 1, 3).replace("{\"basket\"", "{\"card_number\": \"4111111111111111\", \"basket\""));

        assertThat(status(reply)).isEqualTo("ACCEPTED");
        assertThat(jdbc.sql("select convert_from(body, 'UTF8') from intake where intake_id = :id::uuid")
                        .param("id", reply.json().path("intakeId").asString())
                        .query(String.class)
                        .single())
                .contains("\"card_number\": \"***\"")
                .doesNotContain("4111");
    }

    @Test
    void orders_come_by_queue() {
        broker.convertAndSend("", prefix + ".orders.toys", toys("1", 1, 2).getBytes(StandardCharsets.UTF_8));
        broker.convertAndSend("", prefix + ".orders.toys", toys("1", 1, 2).getBytes(StandardCharsets.UTF_8));

        await().untilAsserted(() -> assertThat(quantity()).isEqualTo(2));
    }

    @Test
    void orders_come_by_folder() throws IOException {
        var folder = Files.createDirectories(
                channels.find("village").orElseThrow().door().folder());
        var text = """
                Nr;Datum;Kunde;Strasse;Ort;Pos;Artikel;Menge;Preis
                %1$s;2026-11-26 09:00:00;Emil;Dorfstr. 2;Bad Ems;1;TOY-%1$s;2;1,50
                ;;;;;2;BALL-%1$s;1;3,00
                """.formatted(ref);
        Files.writeString(folder.resolve(ref + ".csv.part"), text);
        Files.move(folder.resolve(ref + ".csv.part"), folder.resolve(ref + ".csv"));

        await().atMost(java.time.Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(shop.get("/api/v1/orders/village:" + ref)
                                .json()
                                .path("lines")
                                .size())
                        .isEqualTo(2));
        await().untilAsserted(
                        () -> assertThat(Files.exists(folder.resolve("done").resolve(ref + ".csv")))
                                .isTrue());
    }

    @Test
    void a_change_and_a_cancellation_may_come_before_their_order() {
        var cancelled = shop.post("/api/v1/orders/canonical?wait=15s", canonical("CANCELLATION", "09:00", "[]"));
        assertThat(status(cancelled)).as(cancelled.body()).isEqualTo("HELD");
        assertThat(codes(cancelled)).contains("UNKNOWN_ORDER");

        var order = shop.post(
                "/api/v1/orders/canonical?wait=15s",
                canonical("ORDER", "08:00", "[{\"id\": \"1\", \"sku\": \"TOY-" + ref + "\", \"quantity\": 2}]"));
        assertThat(status(order)).as(order.body()).isEqualTo("ACCEPTED");
        var stored = shop.get("/api/v1/orders/canonical:" + ref).json();
        assertThat(stored.path("cancelled").asBoolean()).isTrue();
        assertThat(stored.at("/lines/0/open").asInt()).isZero();
        var now = shop.get("/api/v1/intake/" + cancelled.json().path("intakeId").asString());
        assertThat(status(now)).isEqualTo("ACCEPTED");
        assertThat(codes(now)).doesNotContain("UNKNOWN_ORDER");
    }

    @Test
    void a_body_waits_for_as_long_as_one_of_its_orders_is_missing() {
        var other = canonical("CANCELLATION", "09:00", "[]").replace(ref, ref + "-2");
        var both = shop.post(
                "/api/v1/orders/canonical?wait=15s",
                "{\"orders\": [" + canonical("CANCELLATION", "09:00", "[]") + "," + other + "]}");
        assertThat(codes(both)).as(both.body()).containsExactly("UNKNOWN_ORDER", "UNKNOWN_ORDER");
        var lines = "[{\"id\": \"1\", \"sku\": \"TOY-" + ref + "\", \"quantity\": 2}]";
        var intake = "/api/v1/intake/" + both.json().path("intakeId").asString();

        shop.post("/api/v1/orders/canonical?wait=15s", canonical("ORDER", "08:00", lines));
        var waiting = shop.get(intake);
        assertThat(status(waiting)).isEqualTo("HELD");
        assertThat(codes(waiting)).containsExactly("UNKNOWN_ORDER");
        assertThat(waiting.body()).contains("canonical:" + ref + "-2 yet");

        shop.post(
                "/api/v1/orders/canonical?wait=15s",
                canonical("ORDER", "08:00", lines).replace(ref, ref + "-2"));
        assertThat(status(shop.get(intake))).isEqualTo("ACCEPTED");
        assertThat(codes(shop.get(intake))).isEmpty();
    }

    private String canonical(String kind, String time, String lines) {
        return """
                {"id": "%s", "kind": "%s", "orderedAt": "2026-11-26T%s:00Z", "buyer": {"id": "B"}, "lines": %s,
                 "billTo": {"street": ["Weg 1"], "city": "Ems", "country": "DE"}}""".formatted(ref, kind, time, lines);
    }

    @Test
    void an_order_can_be_asked_about_without_being_stored() {
        var reply = shop.post(
                "/api/v1/decisions/orders",
                canonical("ORDER", "08:00", "[{\"id\": \"1\", \"sku\": \"X\", \"quantity\": 1.5}]"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/0/outcome").asString()).isEqualTo("HELD");
        assertThat(reply.json().at("/0/order/externalId").asString()).isEqualTo(ref);
        assertThat(shop.get("/api/v1/orders/canonical:" + ref).status()).isEqualTo(404);
        assertThat(shop.get("/api/v1/schemas/order").json().path("title").asString())
                .startsWith("One version of an order");
        assertThat(Instant.parse(reply.json().at("/0/order/orderedAt").asString()))
                .isEqualTo("2026-11-26T08:00:00Z");
    }
}
