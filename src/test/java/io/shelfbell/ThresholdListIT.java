package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.rule.PlainSheet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Low-stock lines out as a file and in again. */
@ServiceTest
class ThresholdListIT {
    private static final String IMPORT = "/api/v1/thresholds/import?file=lines";

    private Shop shop;
    private String home;
    private String key;
    private String sku;
    private JdbcClient jdbc;

    @BeforeEach
    void anItem(@Autowired KeyRing keys, @Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        home = "http://localhost:" + port;
        key = keys.issue("test", Role.ADMIN.scopes());
        shop = new Shop(home, key);
        sku = Shop.freshSku("BULK");
        shop.item(sku, "Lighting");
        shop.reading(sku, 30);
    }

    private int line() {
        return shop.get("/api/v1/thresholds/" + sku).json().path("units").asInt();
    }

    private static List<String> faults(Shop.Reply reply) {
        var faults = new ArrayList<String>();
        reply.json().path("errors").forEach(error -> {
            assertThat(error.path("message").asString()).isNotBlank();
            faults.add(
                    error.path("place").asString() + ": " + error.path("code").asString());
        });
        return faults;
    }

    private byte[] export(String format) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(home + "/api/v1/thresholds?format=" + format))
                .header("Authorization", "Bearer " + key)
                .build();
        var reply = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Disposition").orElse("")).contains("thresholds." + format);
        return reply.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void what_goes_out_comes_in_again(String format) throws IOException, InterruptedException {
        var odd = sku + "; \"a\", b";
        Shop.expect(200, shop.post(IMPORT, """
                [{"scope": "SKU", "sku": "%s", "units": 7}, {"scope": "LOCATION", "sku": "%s-2", "location": "WH", "units": 3},
                 {"scope": "SKU", "sku": %s, "daysOfSupply": 9, "minimumUnits": 2}]
                """.formatted(sku, sku, "\"" + odd.replace("\"", "\\\"") + "\"")));
        var file = export(format);
        for (var place : List.of(sku, sku + "-2/locations/WH"))
            Shop.expect(204, shop.delete("/api/v1/thresholds/" + place));
        assertThat(line()).isEqualTo(5);

        var reply = shop.post(IMPORT, file);

        Shop.expect(200, reply);
        assertThat(faults(reply)).isEmpty();
        assertThat(line()).isEqualTo(7);
        assertThat(new String(export("csv"), StandardCharsets.UTF_8))
                .contains("SKU," + sku + ",,,7,,\r\n")
                .contains("LOCATION," + sku + "-2,,WH,3,,\r\n")
                .contains("SKU,\"" + odd.replace("\"", "\"\"") + "\",,,,9,2\r\n");
    }

    /** As {@code curl --data-binary} sends it. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/thresholds/preview", IMPORT, IMPORT + "&dryRun=true"})
    void a_workbook_that_is_called_a_form_is_a_workbook(String path) throws IOException, InterruptedException {
        Shop.expect(204, shop.put("/api/v1/thresholds/" + sku, "{\"units\": 7}"));
        var file = HttpRequest.BodyPublishers.ofByteArray(export("xlsx"));

        Shop.expect(200, shop.send("POST", path, file, "Content-Type", "application/x-www-form-urlencoded"));
    }

    @Test
    void good_rows_are_taken_and_each_bad_one_is_told_with_its_line() {
        var csv = """
                scope;sku;category;location;units;days of supply;Minimum units
                sku;%1$s;;;12;;
                SKU;%1$s;;;13;;
                location;%1$s-2;;WH;4;;
                location;%1$s-2;;WH;;4;
                SKU;;;;12;;
                SKU;%1$s-3;Lamps;;12;;
                shelf;%1$s-3;;;12;;
                ;%1$s-3;;;12;;
                SKU;%1$s-3;;;1.000;;
                SKU;%1$s-3;;;-1;;
                SKU;%1$s-3;;;10001;;
                SKU;%1$s-3;;;;;
                SKU;"%1$s-3;;;5;;
                SKU;%1$s-3;;;5;;;extra
                DEFAULT;;;;1001;;
                """.formatted(sku);

        var reply = shop.post(IMPORT, csv);

        Shop.expect(200, reply);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(reply.json().path("refused").asInt()).isEqualTo(13);
        assertThat(faults(reply))
                .containsExactlyInAnyOrder(
                        "lines line 3, scope: DUPLICATE",
                        "lines line 5, days of supply: NOT_ALLOWED",
                        "lines line 6, sku: MISSING",
                        "lines line 7, category: NOT_ALLOWED",
                        "lines line 8, scope: NOT_READABLE",
                        "lines line 9, scope: MISSING",
                        "lines line 10, units: WRONG_TYPE",
                        "lines line 11, units: OUT_OF_RANGE",
                        "lines line 12, units: OUT_OF_BOUNDS",
                        "lines line 13, units: MISSING",
                        "lines line 14: BAD_QUOTE",
                        "lines line 15, column 8: UNKNOWN_COLUMN",
                        "lines line 16, units: OUT_OF_BOUNDS");
        assertThat(line()).isEqualTo(12);
        assertThat(shop.get("/api/v1/thresholds/" + sku + "-3")
                        .json()
                        .path("units")
                        .asInt())
                .isEqualTo(5);
        Shop.eventually(
                "the item follows",
                () -> shop.get("/api/v1/stock/" + sku)
                                .json()
                                .path("lowStockThreshold")
                                .asInt()
                        == 12);
    }

    @Test
    void a_workbook_tells_its_cells() {
        var bytes = PlainSheet.write(
                "Mine",
                List.of("Units", "SKU", "Scope"),
                List.of(
                        List.of("9", sku, "sku"),
                        List.of("many", sku + "-2", "sku"),
                        List.of("10001", sku + "-3", "sku")));
        var reply = shop.post(IMPORT + ".xlsx", bytes);
        Shop.expect(200, reply);
        assertThat(faults(reply))
                .containsExactlyInAnyOrder("lines.xlsx!Mine!A3: WRONG_TYPE", "lines.xlsx!Mine!A4: OUT_OF_BOUNDS");
        assertThat(line()).isEqualTo(9);
    }

    @Test
    void a_json_list_tells_its_pointers() {
        var reply = shop.post(IMPORT, """
                [{"scope": "SKU", "sku": "%1$s", "units": 9}, {"scope": "SKU", "sku": "%1$s-2", "unit": 9},
                 {"scope": "SKU", "sku": "%1$s-3", "units": 9, "colour": "red"}, 7,
                 {"scope": "SKU", "sku": "%1$s-4", "units": 9, "units": 8}]
                """.formatted(sku));
        Shop.expect(200, reply);
        assertThat(faults(reply))
                .containsExactlyInAnyOrder(
                        "/1/units: MISSING", "/2/colour: UNKNOWN_FIELD", "/3: WRONG_TYPE", "/4/units: REPEATED_NAME");
        assertThat(line()).isEqualTo(9);
    }

    @Test
    void a_dry_run_tells_the_same_and_sets_nothing() {
        var csv = "scope,sku,units\nSKU," + sku + ",9\nSKU,,9\n";
        var reply = shop.post(IMPORT + "&dryRun=true", csv);
        Shop.expect(200, reply);
        assertThat(reply.json().path("dryRun").asBoolean()).isTrue();
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(faults(reply)).containsExactly("lines line 3, sku: MISSING");
        assertThat(line()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "none", textBlock = """
            BODY                          | STATUS | ERROR
            ''                            | 400    | MALFORMED
            '   '                         | 400    | MALFORMED
            {"scope":                     | 400    | MALFORMED
            PKnothing                     | 422    | lines OTHER_FORMAT
            sku,units                     | 422    | lines line 1, sku MISSING_COLUMN
            scope,unit                    | 422    | lines line 1, unit UNKNOWN_COLUMN
            scope,units,Units             | 422    | lines line 1, Units DUPLICATE_COLUMN
            [7]                           | 422    | /0 WRONG_TYPE
            {"scope": "SKU", "units": 1}  | 422    | /sku MISSING""")
    void a_body_of_which_nothing_can_be_used_is_refused(String body, int status, String error) {
        var reply = shop.post(IMPORT, body);
        Problem.isIn(reply, status, error);
        Problem.isIn(shop.post("/api/v1/thresholds/preview?file=lines", body), status, error);
    }

    @Test
    void a_format_that_is_none_is_refused() {
        Problem.isIn(shop.get("/api/v1/thresholds?format=pdf"), 400);
    }

    @Test
    void twenty_thousand_lines_are_taken_at_once() {
        var csv = IntStream.range(0, 20_000)
                .mapToObj(no -> "SKU," + sku + "-" + no + ",9\n")
                .collect(Collectors.joining("", "scope,sku,units\n", ""));
        var reply = shop.post(IMPORT, csv);
        Shop.expect(200, reply);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(20_000);
        Problem.isIn(shop.get("/api/v1/thresholds?format=xlsx"), 400);
        jdbc.sql("delete from threshold where key like :these") // the other tests write all lines into one workbook
                .param("these", sku + "-%")
                .update();
    }
}
