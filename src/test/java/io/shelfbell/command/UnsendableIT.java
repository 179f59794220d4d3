package io.shelfbell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What could not be delivered, at the command line. */
@ServiceTest
class UnsendableIT {
    @TempDir
    Path folder;

    @Autowired
    private JdbcClient jdbc;

    private Shop shop;
    private String sku;
    private List<String> connection;

    /** A message that had failed for good. */
    @BeforeEach
    void failed(@Autowired KeyRing keys, @LocalServerPort int port) throws IOException {
        var key = keys.issue("unsendable", Role.ADMIN.scopes());
        connection = List.of(
                "--url",
                "http://localhost:" + port,
                "--key-file",
                Files.writeString(folder.resolve("key"), key).toString());
        shop = new Shop("http://localhost:" + port, key);
        sku = Shop.freshSku("LAMP");
        shop.item(sku, "Lighting");
        shop.reading(sku, 10);
        shop.order(sku, 1);
        shop.reading(sku, 0);
        Shop.eventually(
                "sent", () -> !shop.notifications("state=SENT&sku=" + sku).isEmpty());
        jdbc.sql("""
                with failed as (update notification set state = 'FAILED', reason = 'GIVEN_UP' where sku = :sku returning notification_id)
                update delivery set state = 'FAILED', reason = 'GIVEN_UP', provider = 'smtp' where notification_id in (select notification_id from failed)
                """).param("sku", sku).update();
    }

    private Terminal run(String... arguments) {
        var all = new ArrayList<>(List.of("unsendable", arguments[0]));
        all.addAll(connection);
        all.addAll(List.of(arguments).subList(1, arguments.length));
        return Terminal.run(all.toArray(String[]::new));
    }

    @Test
    void causes_are_counted_and_each_message_is_listed() {
        assertThat(run("causes").out()).containsPattern("\\d+ +EMAIL +smtp +GIVEN_UP +oldest 20");
        assertThat(run("list", "--sku", sku).out()).contains("sku=" + sku, "reason=GIVEN_UP", "provider=smtp");
    }

    @Test
    void what_is_named_is_sent_again() {
        assertThat(run("resend", "--sku", sku).out()).isEqualToIgnoringNewLines("1 queued again.");
        Shop.eventually(
                "sent again", () -> !shop.notifications("state=SENT&sku=" + sku).isEmpty());
        assertThat(run("list", "--sku", sku).out()).isEmpty();
    }

    @Test
    void what_is_named_is_dismissed() {
        var id = shop.notifications("sku=" + sku).get(0).path("id").asString();
        assertThat(run("dismiss", "--id", id).out()).isEqualToIgnoringNewLines("1 dismissed.");
        assertThat(run("resend", "--id", id).out()).isEqualToIgnoringNewLines("0 queued again.");
    }

    @Test
    void everything_at_once_is_not_understood() {
        var terminal = run("resend");
        assertThat(terminal.code()).isEqualTo(2);
        assertThat(terminal.err()).contains("Say which");
    }
}
