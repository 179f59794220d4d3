package io.shelfbell.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.Problem;
import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Files as bodies. */
@ServiceTest
class FileApiIT {
    private static final String HEADER = "SKU,Store,Qty,Reserved,Ordered,Due,Version,Counted\n";

    private Shop shop;
    private String sku;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        sku = Shop.freshSku("FILE");
    }

    private String row(String store, int onHand) {
        return sku + "," + store + "," + onHand + ",,,,,2026-11-20T10:00:00Z\n";
    }

    private int onHand() {
        return shop.get("/api/v1/stock/" + sku).json().path("onHand").asInt(-99);
    }

    private static String counts(JsonNode answer) {
        return "%d accepted, %d duplicates, %d stale, %d rejected"
                .formatted(
                        answer.path("accepted").asInt(),
                        answer.path("duplicates").asInt(),
                        answer.path("stale").asInt(),
                        answer.path("rejected").asInt());
    }

    @Test
    void good_rows_are_taken_and_a_bad_one_is_answered_and_listed() {
        var bad = sku + ",X,many,,,,,2026-11-20T10:00:00Z\n";

        var reply = shop.post("/api/v1/stock/till", HEADER + row("A", 3) + bad + row("B", 4));

        Shop.expect(202, reply);
        assertThat(counts(reply.json())).isEqualTo("2 accepted, 0 duplicates, 0 stale, 1 rejected");
        var failure = reply.json().path("failures").get(0);
        assertThat(failure.path("place").asString()).isEqualTo("line 3");
        assertThat(Problem.errors(failure.path("errors"))).containsExactly("/onHand NOT_A_NUMBER");
        assertThat(onHand()).isEqualTo(7);
        var listed = shop.get("/api/v1/intake/failures?source=till&door=file&limit=1")
                .json()
                .get(0);
        assertThat(listed.path("place").asString()).isEqualTo("line 3");
        assertThat(listed.path("raw").asString()).isEqualTo(bad.strip());
    }

    @Test
    void the_same_file_again_changes_nothing_and_is_told_so() {
        var first = HEADER + row("A", 3) + row("B", 4);
        Shop.expect(202, shop.post("/api/v1/stock/till", first));

        var again = shop.post("/api/v1/stock/till", first);

        Shop.expect(202, again);
        assertThat(counts(again.json())).isEqualTo("0 accepted, 2 duplicates, 0 stale, 0 rejected");
        assertThat(again.json().path("notes").get(0).asString()).contains("the same", "nothing was changed");
    }

    @Test
    void an_older_file_after_a_newer_one_is_stale_and_no_repeat_is_told() {
        var older = HEADER + row("A", 3);
        Shop.expect(202, shop.post("/api/v1/stock/till", older));
        Shop.expect(
                202, shop.post("/api/v1/stock/till", older.replace(",3,", ",5,").replace("10:00", "11:00")));

        var again = shop.post("/api/v1/stock/till", older);

        assertThat(counts(again.json())).isEqualTo("0 accepted, 0 duplicates, 1 stale, 0 rejected");
        assertThat(onHand()).isEqualTo(5);
    }

    /** Its rows say no time, so what it says is true now: what was so on Monday may be so again on Wednesday. */
    @Test
    void a_file_without_times_is_news_again_when_another_came_between() {
        var monday = "Artikel;Bestand;Stand\n" + sku + ";5;\n";
        Shop.expect(202, shop.post("/api/v1/stock/erp", monday));
        Shop.expect(202, shop.post("/api/v1/stock/erp", monday.replace(";5;", ";0;")));
        assertThat(onHand()).isZero();

        Shop.expect(202, shop.post("/api/v1/stock/erp", monday));

        assertThat(onHand()).isEqualTo(5);
    }

    @Test
    void what_was_repaired_in_an_interchange_is_answered() {
        var text =
                "\ufeffISA*00**00**ZZ*SUPPLIER*ZZ*SHOP*261120*1000*U*00401*000000042*0*P*>~\nGS*IB*S*R*20261120*1000*7*X*004010~\n"
                        + "ST*846*0001~\nBIA*00*SI*R1*20261120*1000~\nN1*WH*North*92*HAM~\nLIN**SK*" + sku
                        + "~\nQTY*17*5*EA~\nSE*99*0001~\nGE*1*7~\nIEA*1*000000042~\n";

        var reply = shop.post("/api/v1/stock/supplier", text);

        Shop.expect(202, reply);
        assertThat(reply.json().path("notes"))
                .extracting(JsonNode::asString)
                .containsExactly(
                        "Removed a byte order mark.",
                        "Padded the elements of ISA.",
                        "Removed 10 line ends.",
                        "Segment 8, SE, counts 99, found 6.");
        assertThat(onHand()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            SOURCE    | BODY           | PLACE         | CODE
            till      | ''             | line 1        | EMPTY
            till      | SKU;Store;Qty  | line 1        | MISSING_COLUMN
            supplier  | SKU,Store,Qty  | record 1      | NOT_EDI
            supplier  | ''             | record 1      | EMPTY
            warehouse | ISA*00*        | record 1      | WRONG_STANDARD
            supplier  | ISA*00*        | record 1, ISA | BAD_ISA""")
    void a_body_of_which_nothing_can_be_used_is_refused_with_its_place(
            String source, String body, String place, String code) {
        Problem.isIn(shop.post("/api/v1/stock/" + source, body), 422, place + " " + code);

        var listed = shop.get("/api/v1/intake/failures?limit=1&source=" + source)
                .json()
                .get(0);
        assertThat(listed.path("code").asString()).isEqualTo(code);
    }

    @Test
    void a_source_that_nobody_described_or_described_wrongly_is_not_found() {
        Problem.isIn(shop.post("/api/v1/stock/nobody", HEADER), 404);
        Problem.isIn(shop.post("/api/v1/stock/broken", HEADER), 404);
    }

    @Test
    void a_body_that_is_too_long_is_refused() {
        var block = "x".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
        var blocks = IntStream.range(0, 65)
                .<InputStream>mapToObj(i -> new ByteArrayInputStream(block))
                .toList();

        var reply = shop.send(
                "POST",
                "/api/v1/stock/till",
                BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(blocks))));

        Problem.isIn(reply, 413);
    }

    @Test
    void thousands_of_rows_are_counted_over_all_their_transactions() {
        var rows = IntStream.range(0, 2_345)
                .mapToObj(
                        i -> i % 1_000 == 999 ? "broken\n" : sku + "-" + i % 1_700 + ",S,1,,,,,2026-11-20T10:00:00Z\n")
                .collect(Collectors.joining());

        var reply = shop.post("/api/v1/stock/till", HEADER + rows);

        assertThat(counts(reply.json())).isEqualTo("1699 accepted, 644 duplicates, 0 stale, 2 rejected");
    }
}
