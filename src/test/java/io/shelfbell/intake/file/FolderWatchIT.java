package io.shelfbell.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.intake.file.FileLedger.Door;
import io.shelfbell.intake.stock.StockIntake.Count;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files in watched folders. */
@ServiceTest
class FolderWatchIT {
    private static final String HEADER = "SKU,Store,Qty,Reserved,Ordered,Due,Version,Counted\n";
    private static final Path TILL = Path.of("target/inbox/till");
    private static final Path SUPPLIER = Path.of("target/inbox/supplier");

    @Autowired
    private FileLedger files;

    @Autowired
    private JdbcClient jdbc;

    private Shop shop;
    private String sku;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        sku = Shop.freshSku("BOX");
    }

    private String row(String store, int onHand) {
        return sku + "," + store + "," + onHand + ",,,,,2026-11-20T10:00:00Z\n";
    }

    private int onHand(String ofSku) {
        return shop.get("/api/v1/stock/" + ofSku).json().path("onHand").asInt(-99);
    }

    private Path put(Path folder, String text) throws IOException {
        Files.createDirectories(folder);
        return Files.move(Files.writeString(folder.resolve(sku + ".csv.part"), text), folder.resolve(sku + ".csv"));
    }

    private static void eventuallyIn(Path folder, Path file) {
        Shop.eventually(
                file + " in " + folder,
                () -> Files.exists(file.resolveSibling(folder).resolve(file.getFileName())));
        assertThat(file).doesNotExist();
    }

    @Test
    void a_file_is_taken_and_put_away_and_its_bad_line_is_kept() throws Exception {
        var file = put(TILL, HEADER + row("A", 3) + "x,y\n" + row("B", 4));

        eventuallyIn(Path.of("done"), file);

        assertThat(onHand(sku)).isEqualTo(7);
        var failure = shop.get("/api/v1/intake/failures?source=till&door=file&limit=1")
                .json()
                .get(0);
        assertThat(failure.path("place").asString() + " " + failure.path("code").asString())
                .isEqualTo("line 3 RAGGED");
    }

    @Test
    void a_file_of_which_nothing_can_be_used_is_put_aside_and_stands_in_nobodys_way() throws Exception {
        var bad = put(SUPPLIER, "no interchange " + sku);

        eventuallyIn(Path.of("failed"), bad);

        var failure = shop.get("/api/v1/intake/failures?source=supplier&limit=1")
                .json()
                .get(0);
        assertThat(failure.path("code").asString()).isEqualTo("NOT_EDI");
    }

    /** As if a node had been killed after the first two of three rows: its lease has ended, its work is committed. */
    @Test
    void what_a_dead_node_left_behind_is_gone_on_with_and_not_begun_again() throws Exception {
        var text = HEADER + row("A", 1) + row("B", 1) + row("C", 1);
        var sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        var left = files.open("till", Door.FOLDER, sku + ".csv", sha256).orElseThrow();
        files.advance(left, 2, new Count(2, 0, 0), 0);
        expire(left);

        eventuallyIn(Path.of("done"), put(TILL, text));

        assertThat(onHand(sku)).isEqualTo(1);
        assertThat(files.advance(left, 1, Count.NONE, 0))
                .as("the dead node is fenced")
                .isFalse();
    }

    private void expire(FileLedger.Open open) {
        jdbc.sql("update intake_file set lease_until = now() - interval '1 s' where file_id = :id")
                .param("id", open.fileId())
                .update();
    }

    @Test
    void a_file_that_was_left_behind_and_taken_away_blocks_nobody() throws Exception {
        expire(files.open("till", Door.FOLDER, "gone.csv", new byte[] {1}).orElseThrow());

        eventuallyIn(Path.of("done"), put(TILL, HEADER + row("A", 2)));

        assertThat(onHand(sku)).isEqualTo(2);
    }

    @Test
    void while_one_node_is_at_work_in_a_folder_another_waits() {
        var source = sku;
        var first = files.open(source, Door.FOLDER, "one.csv", new byte[] {1}).orElseThrow();

        assertThat(files.isBusy(source)).isTrue();
        assertThat(files.open(source, Door.FOLDER, "two.csv", new byte[] {2})).isEmpty();
        assertThat(files.takeOver(source, new byte[] {1})).isEmpty();

        files.finish(first, true, List.of());
        assertThat(files.isBusy(source)).isFalse();
        assertThat(files.open(source, Door.FOLDER, "two.csv", new byte[] {2})).isPresent();
    }

    @Test
    void a_location_that_is_read_in_the_next_transaction_is_no_change_of_its_own() throws Exception {
        Shop.expect(202, shop.post("/api/v1/stock/till", HEADER + row("A", 4).replace("T10", "T09")));
        var others = IntStream.range(0, 499)
                .mapToObj(i -> sku + "-" + i + ",A,1,,,,,2026-11-20T10:00:00Z\n")
                .collect(Collectors.joining());

        eventuallyIn(Path.of("done"), put(TILL, HEADER + others + row("A", 0) + row("B", 4)));

        assertThat(onHand(sku)).isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from occasion where sku = :sku and occasion = 'OUT_OF_STOCK'")
                        .param("sku", sku)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
