package io.shelfbell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class IntakeCommandIT {
    @TempDir
    private Path folder;

    private Map<String, String> settings;
    private Shop shop;
    private String key;
    private String url;

    @BeforeEach
    void aChannelOfOurOwn(@Autowired DataSource database, @Autowired KeyRing keys, @LocalServerPort int port)
            throws Exception {
        key = keys.issue("test", Role.ADMIN.scopes());
        url = "http://localhost:" + port;
        shop = new Shop(url, key);
        for (var ending : new String[] {".yaml", ".jsonata"})
            Files.copy(Path.of("src/test/resources/channels/toys" + ending), folder.resolve("toys" + ending));
        try (var connection = database.getConnection()) {
            settings = Map.of(
                    "spring.datasource.url", connection.getMetaData().getURL(),
                    "spring.datasource.username", connection.getMetaData().getUserName(),
                    "shelfbell.channels.directories", folder.toString());
        }
        settings.forEach(System::setProperty);
    }

    @AfterEach
    void forget() {
        settings.keySet().forEach(System::clearProperty);
    }

    private static String body(String ref, String sum) {
        return """
                {"basket": {"ref": "%s", "rev": "1", "placed": "2026-11-26T08:00:00Z", "stamp": "2026-11-26T08:00:00Z", "money": "EUR",
                  "who": {"login": "ada"}, "to": {"road": "Weg 1", "town": "Bonn", "land": "DE"},
                  "things": [{"no": 1, "code": "TOY", "pieces": 2, "each": "2.50"}], "postage": 4, "sum": "%s"}}""".formatted(ref, sum);
    }

    @Test
    void what_would_become_of_files_is_told() throws IOException {
        var good = Files.writeString(folder.resolve("good.json"), body("1", "9.00"));
        var bad = Files.writeString(folder.resolve("bad.json"), body("2", "19.00"));

        assertThat(Terminal.run("intake", "read", "toys", good.toString()).code())
                .isZero();
        var both = Terminal.run("intake", "read", "toys", good.toString(), bad.toString());
        assertThat(both.code()).isEqualTo(1);
        assertThat(both.out())
                .contains(good + ": ACCEPTED toys:1, 1 lines")
                .contains(bad + ": HELD toys:2")
                .contains("TOTAL_DIFFERS: Expected 9, found 19.00. decision-tables/order-amounts.xlsx!Rules!")
                .contains("toys: {ACCEPTED=1, HELD=1}");
        assertThat(Terminal.run("intake", "read", "games", good.toString()).err())
                .contains("There is no channel games, only toys.");
    }

    @Test
    void what_became_of_bodies_is_told_and_what_another_mapping_would_make_of_them() throws IOException {
        var ref = "remap-" + System.nanoTime();
        var reply = shop.send(
                "POST",
                "/api/v1/orders/toys?wait=15s",
                java.net.http.HttpRequest.BodyPublishers.ofString(body(ref, "9.00")),
                "Idempotency-Key",
                ref);
        assertThat(reply.json().path("status").asString()).isEqualTo("ACCEPTED");

        assertThat(Terminal.run("intake", "report", "--channel", "toys").err()).isEmpty();
        assertThat(Terminal.run("intake", "report", "--channel", "toys").out())
                .containsPattern("toys +ACCEPTED +[0-9]+ ");
        assertThat(Terminal.run("intake", "remap", "--channel", "toys").out()).contains("0 differ");
        assertThat(Terminal.run("intake", "remap").err()).contains("Which channel?");

        var mapping = folder.resolve("toys.jsonata");
        Files.writeString(mapping, Files.readString(mapping).replace("\"quantity\": pieces", "\"quantity\": no"));
        var remapped = Terminal.run("intake", "remap", "toys");
        assertThat(remapped.code()).isEqualTo(1);
        assertThat(remapped.out()).contains("! toys:" + ref).contains("/lines/0/quantity: was 2, is 1");
        assertThat(Terminal.run("intake", "remap", "toys", "--apply").out()).contains("Nothing was changed.");
    }

    @Test
    void what_another_mapping_makes_of_bodies_is_taken_when_it_is_asked_for(@Autowired JdbcClient jdbc)
            throws IOException {
        var ref = "reread-" + System.nanoTime();
        shop.send(
                "POST",
                "/api/v1/orders/toys?wait=15s",
                java.net.http.HttpRequest.BodyPublishers.ofString(body(ref, "9.00")),
                "Idempotency-Key",
                ref);
        jdbc.sql(
                        "update order_version set canonical = jsonb_set(canonical, '{shipTo,city}', '\"Elsewhere\"') where order_id = :id")
                .param("id", "toys:" + ref)
                .update();
        var key = Files.writeString(folder.resolve("key"), this.key);
        assertThat(Terminal.run("intake", "remap", "toys").out())
                .contains("/shipTo/city: was \"Elsewhere\", is \"Bonn\"");

        var applied = Terminal.run("intake", "remap", "toys", "--apply", "--url", url, "--key-file", key.toString());

        assertThat(applied.err()).isEmpty();
        assertThat(applied.out()).contains("The service has taken 1 bodies anew.");
        assertThat(Terminal.run("intake", "remap", "toys").out()).contains("0 differ");
        jdbc.sql(
                        "update intake set body = convert_to(replace(convert_from(body, 'UTF8'), '\"pieces\": 2', '\"pieces\": -2'), 'UTF8')"
                                + " where intake_id = (select intake_id from order_version where order_id = :id)")
                .param("id", "toys:" + ref)
                .update();
        var refused = Terminal.run(
                "intake", "remap", "toys", "--apply", "--even-if-grave", "--url", url, "--key-file", key.toString());
        assertThat(refused.err()).contains("the tables reject toys:" + ref, "QUANTITY_NEGATIVE", "order-lines.xlsx");
        assertThat(shop.post("/api/v1/intake/" + java.util.UUID.randomUUID() + "/remap", "")
                        .status())
                .isEqualTo(404);
    }
}
