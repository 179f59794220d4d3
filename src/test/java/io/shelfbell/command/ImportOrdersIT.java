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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of orders, brought by the command. */
@ServiceTest
class ImportOrdersIT {
    @TempDir
    private Path folder;

    @Autowired
    private JdbcClient jdbc;

    private Shop shop;
    private List<String> connection;
    private String ref;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) throws IOException {
        var key = keys.issue("test", Role.ADMIN.scopes());
        shop = new Shop("http://localhost:" + port, key);
        var keyFile = Files.writeString(folder.resolve("key"), key);
        connection = List.of("--url", "http://localhost:" + port, "--key-file", keyFile.toString());
        ref = Long.toString(System.nanoTime(), 36);
        System.setProperty("shelfbell.channels.directories", "src/test/resources/channels");
    }

    @AfterEach
    void forget() {
        System.clearProperty("shelfbell.channels.directories");
    }

    private Terminal bring(String channel, Path file, String... more) {
        var arguments = new ArrayList<>(List.of("import", "orders", "--channel", channel));
        arguments.addAll(connection);
        arguments.addAll(List.of(more));
        arguments.add(file.toString());
        return Terminal.run(arguments.toArray(String[]::new));
    }

    private String toy(int no, int pieces) {
        return """
                {"basket": {"ref": "%s-%d", "rev": "1", "placed": "2026-11-26T08:00:00Z", "stamp": "2026-11-26T08:00:00Z", "money": "EUR", \
                "who": {"login": "ada"}, "to": {"road": "Weg 1", "town": "Bonn", "land": "DE"}, \
                "things": [{"no": 1, "code": "TOY", "pieces": %d, "each": "2.50"}], "postage": 4, "sum": "%s"}}
                """.formatted(ref, no, pieces, 4 + 2.5 * pieces);
    }

    private long bodies() {
        return jdbc.sql("select count(*) from intake where convert_from(body, 'UTF8') like '%' || :ref || '%'")
                .param("ref", ref)
                .query(Long.class)
                .single();
    }

    @Test
    void orders_of_a_file_come_in_once_however_often_it_is_brought_and_what_was_rejected_can_be_mended()
            throws Exception {
        var text = new StringBuilder();
        for (int i = 1; i <= 40; i++) text.append(toy(i, i == 17 ? -1 : i));
        var file = Files.writeString(folder.resolve("toys.jsonl"), text);

        var first = bring("toys", file);
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).contains("39 ACCEPTED, 1 REJECTED").contains("toys.jsonl.failed");
        assertThat(first.code()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("toys.jsonl.failed.txt")))
                .startsWith("record 17: REJECTED (intake ")
                .contains("/lines/0/quantity QUANTITY_NEGATIVE: ");
        var failed = folder.resolve("toys.jsonl.failed");
        assertThat(Files.readString(failed)).contains(ref + "-17").hasLineCount(1);

        assertThat(bring("toys", file).out()).contains("39 ACCEPTED, 1 REJECTED");
        assertThat(bodies()).isEqualTo(40);
        assertThat(bring("toys", file, "--anew").out()).contains("39 DUPLICATE, 1 REJECTED");

        var mended = Files.writeString(
                folder.resolve("mended.jsonl"),
                Files.readString(failed).replace("-1,", "1,").replace("1.5", "6.5"));
        var second = bring("toys", mended);
        assertThat(second.out()).contains("1 ACCEPTED");
        assertThat(second.code()).isZero();
    }

    @Test
    void rows_of_a_csv_that_were_rejected_keep_their_header() throws Exception {
        var file = Files.writeString(folder.resolve("village.csv"), """
                Nr;Datum;Kunde;Strasse;Ort;Pos;Artikel;Menge;Preis
                %1$s-1;2026-11-26 09:00:00;Emil;Dorfstr. 2;Bad Ems;1;TOY;2;1,50
                ;;;;;2;BALL;1;3,00
                %1$s-2;2026-11-26 09:00:00;Emil;Dorfstr. 2;Bad Ems;1;TOY;-2;1,50
                """.formatted(ref));

        var run = bring("village", file);

        assertThat(run.out()).contains("1 ACCEPTED, 1 REJECTED");
        assertThat(shop.get("/api/v1/orders/village:" + ref + "-1")
                        .json()
                        .path("lines")
                        .size())
                .isEqualTo(2);
        assertThat(Files.readString(folder.resolve("village.csv.failed"))).isEqualTo("""
                Nr;Datum;Kunde;Strasse;Ort;Pos;Artikel;Menge;Preis
                %s-2;2026-11-26 09:00:00;Emil;Dorfstr. 2;Bad Ems;1;TOY;-2;1,50
                """.formatted(ref));
    }

    @Test
    void what_stops_an_import_is_told() throws Exception {
        var broken = Files.writeString(folder.resolve("broken.jsonl"), toy(1, 1) + "{\"basket\": ]");
        var run = bring("toys", broken);
        assertThat(run.out()).contains("1 ACCEPTED, 1 UNREADABLE");
        assertThat(Files.readString(folder.resolve("broken.jsonl.failed.txt")))
                .contains("line 2, column 12: What follows is no JSON.");

        assertThat(bring("games", broken).err()).contains("There is no channel games");
        assertThat(bring("toys", folder.resolve("nothing.jsonl")).err()).contains("There is no file");
        Files.writeString(folder.resolve("key"), "sb_ab_cd");
        assertThat(bring("toys", broken, "--anew").err()).contains("An API key is needed");
    }
}
