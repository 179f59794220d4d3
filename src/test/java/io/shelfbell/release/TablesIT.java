package io.shelfbell.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.Problem;
import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is in use, what is wrong with a draft, and what it would change. */
@ServiceTest
class TablesIT {
    private static final Path ROUTING = Path.of("decision-tables", "routing.xlsx");
    private static final String CHECK = "/api/v1/tables/routing/check";
    private static final String DIFF = "/api/v1/tables/routing/diff";

    private String home;
    private KeyRing keys;
    private Shop shop;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        this.home = "http://localhost:" + port;
        this.keys = keys;
        shop = as(Role.ANALYST);
    }

    private Shop as(Role role) {
        return new Shop(home, keys.issue("test", role.scopes()));
    }

    private static byte[] routing(Consumer<XSSFWorkbook> change) throws IOException {
        try (var book = new XSSFWorkbook(Files.newInputStream(ROUTING));
                var out = new ByteArrayOutputStream()) {
            change.accept(book);
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void set(XSSFWorkbook book, int row, int column, String text) {
        book.getSheet("Rules").getRow(row).createCell(column).setCellValue(text);
    }

    private Shop.Reply send(String path, byte[] body, String type) {
        return shop.send("POST", path, BodyPublishers.ofByteArray(body), "Content-Type", type);
    }

    @Test
    void the_tables_in_use_are_listed() {
        var reply = shop.get("/api/v1/tables");
        Shop.expect(200, reply);
        var routing = reply.json()
                .valueStream()
                .filter(table -> table.path("name").asString().equals("routing"))
                .findFirst()
                .orElseThrow();
        assertThat(routing.path("file").asString()).isEqualTo("decision-tables/routing.xlsx");
        assertThat(routing.path("question").asString()).isEqualTo("routing");
        assertThat(routing.path("hitPolicy").asString()).isEqualTo("first");
        assertThat(routing.path("rows").asInt()).isPositive();
        assertThat(routing.path("terms").toString()).contains("\"Recipient tier\"", "\"=> Channels\"");
        assertThat(routing.path("release").asString()).isNotBlank();
    }

    @Test
    void a_table_shows_its_rows_as_the_analyst_wrote_them() {
        var reply = shop.get("/api/v1/tables/routing");
        Shop.expect(200, reply);
        var row = reply.json().at("/rows/2");
        assertThat(row.path("id").asString()).isEqualTo("ROUTE-130");
        assertThat(row.path("sheetRow").asInt()).isEqualTo(4);
        assertThat(row.path("conditions").path("Occasion").path("says").asString())
                .isEqualTo("BACKORDERED, ETA_CHANGED");
        assertThat(row.path("conditions").path("Occasion").path("cell").asString())
                .isEqualTo("D4");
        assertThat(row.path("outcomes").path("Mode").path("says").asString()).isEqualTo("SEQUENTIAL");
        assertThat(row.path("cells").asString()).startsWith("decision-tables/routing.xlsx!Rules!A4:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=xlsx", ""})
    void a_workbook_comes_back_byte_for_byte(String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(home + "/api/v1/tables/routing" + query))
                .header("Authorization", "Bearer " + keys.issue("test", Role.MERCHANDISER.scopes()))
                .header("Accept", query.isEmpty() ? TableApi.XLSX : "*/*")
                .build();
        var reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(Files.readAllBytes(ROUTING));
        assertThat(reply.headers().firstValue("Content-Type")).contains(TableApi.XLSX);
        assertThat(reply.headers().firstValue("Content-Disposition").orElse("")).contains("routing.xlsx");
    }

    @Test
    void a_table_that_is_not_there_may_have_been_meant_otherwise() {
        var reply = shop.get("/api/v1/tables/rooting");
        Problem.isIn(reply, 404);
        assertThat(reply.json().path("detail").asString()).contains("did you mean \"routing\"?");
        Problem.isIn(shop.get("/api/v1/tables/routing?format=csv"), 400);
        Problem.isIn(send("/api/v1/tables/rooting/diff", new byte[1], TableApi.XLSX), 404);
    }

    @Test
    void the_vocabulary_is_told_by_question() {
        var all = shop.get("/api/v1/vocabulary");
        Shop.expect(200, all);
        assertThat(all.json().path("questions").size()).isEqualTo(9);
        var one = shop.get("/api/v1/vocabulary?question=allocation").json().path("questions");
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.at("/0/conditions/0/name").asString()).isEqualTo("Quantity ordered");
        assertThat(one.at("/0/conditions/0/atLeast").asString()).isEqualTo("1");
        assertThat(one.at("/0/outcomes/0/header").asString()).isEqualTo("=> Rank");
        Problem.isIn(shop.get("/api/v1/vocabulary?question=weather"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {TableApi.XLSX, "application/octet-stream", "application/x-www-form-urlencoded", "text/plain"})
    void a_good_workbook_is_usable_whatever_its_type_is_called(String type) throws IOException {
        var reply = send(CHECK, Files.readAllBytes(ROUTING), type);
        Shop.expect(200, reply);
        assertThat(reply.json().path("table").asString()).isEqualTo("routing");
        assertThat(reply.json().path("usable").asBoolean()).isTrue();
        assertThat(reply.json().at("/counts/error").asInt()).isZero();
    }

    @Test
    void a_file_in_a_form_is_taken_out_of_it() throws IOException {
        var out = new ByteArrayOutputStream();
        out.write("--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.xlsx\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        out.write(Files.readAllBytes(ROUTING));
        out.write("\r\n--xYz--\r\n".getBytes(StandardCharsets.UTF_8));
        var reply = send(CHECK, out.toByteArray(), "multipart/form-data; boundary=xYz");
        assertThat(reply.json().path("usable").asBoolean()).as(reply.body()).isTrue();
    }

    @Test
    void the_examples_are_measured() throws IOException {
        var coverage =
                send(CHECK, Files.readAllBytes(ROUTING), TableApi.XLSX).json().path("coverage");
        assertThat(coverage.path("rows").asInt()).isEqualTo(9);
        assertThat(coverage.path("coveredRows").asInt()).isEqualTo(9);
        var more = routing(book -> {
            var row = book.getSheet("Rules").createRow(10);
            row.createCell(0).setCellValue("ROUTE-330");
            row.createCell(2).setCellValue("CUSTOMER");
            row.createCell(4).setCellValue("PROMOTIONAL");
            row.createCell(10).setCellValue("EMAIL");
            row.createCell(11).setCellValue("SEQUENTIAL");
        });
        var proposal = send(CHECK, more, TableApi.XLSX).json().at("/coverage/proposals/0");
        assertThat(proposal.path("expect").asString()).isEqualTo("ROUTE-330");
        assertThat(proposal.path("givens").path("Relation").asString()).isEqualTo("CUSTOMER");
    }

    @Test
    void the_annotated_workbook_has_the_finding_on_its_cell() throws IOException, InterruptedException {
        var reply = annotated(routing(book -> set(book, 3, 3, "BACKORDRED")));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains(TableApi.XLSX);
        assertThat(reply.headers().firstValue("Content-Disposition").orElse("")).contains("routing-checked.xlsx");
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(reply.body()))) {
            var cell = book.getSheet("Rules").getRow(3).getCell(3);
            assertThat(cell.getCellComment().getString().getString()).contains("did you mean \"BACKORDERED\"?");
            assertThat(book.getSheet("Findings")).isNotNull();
        }
    }

    @Test
    void what_cannot_be_annotated_is_answered_with_its_findings() throws IOException, InterruptedException {
        var reply = annotated("Id;Why".getBytes(StandardCharsets.UTF_8));
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains("OTHER_FORMAT");
    }

    private HttpResponse<byte[]> annotated(byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(home + CHECK + "?annotated=true"))
                .header("Authorization", "Bearer " + keys.issue("test", Role.ANALYST.scopes()))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @CsvSource({"lanes.drl, CLASSIC_TABLE", "lanes, MISSING_SHEET"})
    void a_classic_drools_table_is_refused_and_no_cell_of_it_is_built(String name, String code) throws IOException {
        var workbook = routing(book -> {
            while (book.getNumberOfSheets() > 0) book.removeSheetAt(0);
            var sheet = book.createSheet("Tables");
            sheet.createRow(0).createCell(0).setCellValue("RuleTable Lanes");
            sheet.createRow(1).createCell(0).setCellValue("PRIORITY");
            sheet.createRow(5).createCell(0).setCellValue("(Integer.parseInt(System.setProperty(\"built\", \"1\")))");
        });
        var reply = send("/api/v1/tables/" + name + "/check", workbook, TableApi.XLSX);
        Shop.expect(200, reply);
        assertThat(reply.json().path("usable").asBoolean()).isFalse();
        assertThat(reply.json().path("findings").valueStream())
                .extracting(finding -> finding.path("code").asString())
                .contains(code);
        assertThat(System.getProperty("built")).isNull();
    }

    @Test
    void a_broken_cell_is_named_with_what_to_do() throws IOException {
        var reply = send(
                "/api/v1/tables/a draft/check".replace(" ", "%20"),
                routing(book -> set(book, 3, 3, "BACKORDRED")),
                TableApi.XLSX);
        Shop.expect(200, reply);
        assertThat(reply.json().path("usable").asBoolean()).isFalse();
        assertThat(reply.json().at("/counts/error").asInt()).isPositive();
        assertThat(reply.json().path("findings").valueStream()).anySatisfy(finding -> {
            assertThat(finding.path("file").asString()).isEqualTo("decision-tables/a draft.xlsx");
            assertThat(finding.path("sheet").asString()).isEqualTo("Rules");
            assertThat(finding.path("cell").asString()).isEqualTo("D4");
            assertThat(finding.path("severity").asString()).isEqualTo("error");
            assertThat(finding.path("code").asString()).isEqualTo("UNKNOWN_VALUE");
            assertThat(finding.path("suggestion").asString()).contains("BACKORDERED");
        });
    }

    @Test
    void an_id_of_another_table_in_use_is_told() throws IOException {
        var reply = send("/api/v1/tables/vip/check", Files.readAllBytes(ROUTING), TableApi.XLSX);
        Shop.expect(200, reply);
        assertThat(reply.json().path("usable").asBoolean()).isFalse();
        var finding = reply.json().at("/findings/0");
        assertThat(finding.path("code").asString()).isEqualTo("DUPLICATE_ID");
        assertThat(finding.path("cell").asString()).isEqualTo("A2");
        assertThat(finding.path("suggestion").asString()).isEqualTo("see decision-tables/routing.xlsx!Rules!A2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "PK\u0003\u0004 is not enough",
                "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"
            })
    void what_is_no_workbook_is_answered_with_a_finding(String body) {
        var reply = send(CHECK, body.getBytes(StandardCharsets.ISO_8859_1), TableApi.XLSX);
        Shop.expect(200, reply);
        assertThat(reply.json().path("usable").asBoolean()).isFalse();
        assertThat(reply.json().at("/findings/0/code").asString()).isIn("NOT_A_WORKBOOK", "OTHER_FORMAT");
        Problem.showsNothing(reply);
        var diff = send(DIFF, body.getBytes(StandardCharsets.ISO_8859_1), TableApi.XLSX);
        assertThat(diff.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(ints = {(5 << 20) + 1, 6 << 20, 20 << 20})
    void a_huge_body_is_answered_and_its_connection_kept(int length) {
        var reply = send(CHECK, new byte[length], TableApi.XLSX);
        Shop.expect(200, reply);
        assertThat(reply.json().at("/findings/0/code").asString()).isEqualTo("TOO_BIG");
        Problem.isIn(send(DIFF, new byte[length], TableApi.XLSX), 422, "TOO_BIG");
    }

    @Test
    void a_huge_body_of_unknown_length_is_answered_too() {
        var chunks = BodyPublishers.ofInputStream(() -> new ZeroStream(20 << 20));
        var reply = shop.send("POST", CHECK, chunks, "Content-Type", TableApi.XLSX);
        Shop.expect(200, reply);
        assertThat(reply.json().at("/findings/0/code").asString()).isEqualTo("TOO_BIG");
    }

    private static final class ZeroStream extends InputStream {
        private int left;

        ZeroStream(int length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (left <= 0) return -1;
            int some = Math.min(length, left);
            left -= some;
            return some;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", ".x", "a..b", "a%3Cb", "x%0Ay", "a%22b", "%20x", "x."})
    void a_name_that_no_file_should_have_is_refused(String name) {
        Problem.isIn(send("/api/v1/tables/" + name + "/check", new byte[1], TableApi.XLSX));
    }

    @Test
    void a_draft_tells_what_it_would_change() throws IOException {
        Shop.expect(200, send(DIFF, Files.readAllBytes(ROUTING), TableApi.XLSX));
        assertThat(send(DIFF, Files.readAllBytes(ROUTING), TableApi.XLSX).json().path("differences"))
                .isEmpty();

        var reply = send(DIFF, routing(book -> set(book, 4, 8, "gold, platinum")), TableApi.XLSX);
        Shop.expect(200, reply);
        assertThat(reply.json().path("differences").size()).isEqualTo(1);
        var one = reply.json().at("/differences/0");
        assertThat(one.path("kind").asString()).isEqualTo("CELL_CHANGED");
        assertThat(one.path("row").asString()).isEqualTo("ROUTE-140");
        assertThat(one.path("cell").asString()).isEqualTo("I5");
        assertThat(one.path("sentence").asString())
                .isEqualTo("ROUTE-140: Recipient tier was platinum, is now gold, platinum");
    }

    @ParameterizedTest
    @EnumSource
    void who_may_read_and_who_may_check(Role role) throws IOException {
        boolean checks = switch (role) {
            case ANALYST, APPROVER, ENGINEER, ADMIN -> true;
            default -> false;
        };
        shop = as(role);
        assertThat(shop.get("/api/v1/tables").status()).isEqualTo(checks || role == Role.MERCHANDISER ? 200 : 403);
        assertThat(send(CHECK, Files.readAllBytes(ROUTING), TableApi.XLSX).status())
                .isEqualTo(checks ? 200 : 403);
        assertThat(send(DIFF, Files.readAllBytes(ROUTING), TableApi.XLSX).status())
                .isEqualTo(checks ? 200 : 403);
    }

    @Test
    void more_checks_than_places_are_asked_to_come_again(@Autowired Turnstile turnstile) throws Exception {
        var inside = new CountDownLatch(2);
        var out = new CountDownLatch(1);
        Supplier<Boolean> work = () -> {
            inside.countDown();
            try {
                out.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 2; i++) threads.submit(() -> turnstile.pass(work));
            inside.await();
            var reply = send(CHECK, Files.readAllBytes(ROUTING), TableApi.XLSX);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.contentType()).startsWith("application/problem+json");
            assertThat(reply.header("Retry-After")).isEqualTo("2");
        } finally {
            out.countDown();
            threads.shutdown();
        }
        Shop.expect(200, send(CHECK, Files.readAllBytes(ROUTING), TableApi.XLSX));
    }

    @Test
    void the_operations_are_described() {
        var api = shop.get("/v3/api-docs").json();
        var check = api.at("/paths/~1api~1v1~1tables~1{name}~1check/post");
        assertThat(check.path("summary").asString()).isNotBlank();
        assertThat(check.path("requestBody").toString()).contains("binary");
        assertThat(check.at("/responses/200").toString()).contains("Checked");
        assertThat(api.at("/paths/~1api~1v1~1tables~1{name}~1diff/post/responses/200")
                        .toString())
                .contains("Differences");
        assertThat(api.at("/paths/~1api~1v1~1tables~1{name}/get/responses/200").toString())
                .contains("Whole", TableApi.XLSX);
        assertThat(api.at("/components/schemas/ToldFinding/properties").propertyNames())
                .contains("severity", "suggestion");
        assertThat(api.at("/components/schemas/ToldDifference/properties").propertyNames())
                .contains("kind", "sentence");
        assertThat(api.at("/paths/~1api~1v1~1vocabulary/get/summary").asString())
                .isNotBlank();
    }
}
