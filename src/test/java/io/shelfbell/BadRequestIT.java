package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The other doors, and addresses that lead nowhere. */
@ServiceTest
class BadRequestIT {
    private Shop shop;
    private int port;
    private String recipient;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        this.port = port;
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        recipient = Shop.freshSku("R");
        Shop.expect(204, shop.put("/api/v1/recipients/" + recipient, "{\"email\": \"r@mail.example\"}"));
    }

    private static String random(int letters, int first, int last) {
        return new Random(1)
                .ints(letters, first, last)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                                                    | ERROR
            {"email": "nobody"}                                     | /email NOT_READABLE
            {"email": "a b@mail.example"}                           | /email NOT_READABLE
            {"email": 5}                                            | /email WRONG_TYPE
            {"phone": "030 123456"}                                 | /phone NOT_READABLE
            {"locale": "not a locale!"}                             | /locale NOT_READABLE
            {"locale": "de-DE-"}                                    | /locale NOT_READABLE
            {"timeZone": "Europe/Atlantis"}                         | /timeZone NOT_READABLE
            {"timeZone": "+25:00"}                                  | /timeZone NOT_READABLE
            {"country": "Germany"}                                  | /country NOT_READABLE
            {"segments": "gold"}                                    | /segments WRONG_TYPE
            {"segments": ["gold", 5]}                               | /segments WRONG_TYPE
            {"name": "a\\u0000b"}                                   | /name BAD_CHARACTER
            {"devices": [{"id": "d"}]}                              | /devices/0/platform MISSING,/devices/0/token MISSING
            {"devices": [5]}                                        | /devices/0 WRONG_TYPE,/devices/0/id MISSING,/devices/0/platform MISSING,/devices/0/token MISSING
            []                                                      | WRONG_TYPE
            [{}, {}]                                                | WRONG_TYPE""")
    void a_recipient_that_cannot_be_read_is_told_where(String body, String errors) {
        Problem.isIn(shop.put("/api/v1/recipients/" + recipient, body), 422, errors.split(","));
    }

    @Test
    void an_address_longer_than_mail_allows_is_refused() {
        var address = random(1_500, 0x4e00, 0x9fff) + "@mail.example";

        Problem.isIn(
                shop.put("/api/v1/recipients/" + recipient, "{\"email\": \"" + address + "\"}"),
                422,
                "/email TOO_LONG");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                                            | ERROR
            {"channels": {"PIGEON": true}}                  | /channels UNKNOWN_CHANNEL
            {"channels": {"EMAIL": "no"}}                   | /channels/EMAIL WRONG_TYPE
            {"channels": {"E\\u0000": true}}                | /channels BAD_CHARACTER
            {"channels": []}                                | /channels WRONG_TYPE
            {"cadence": "SOMETIMES"}                        | /cadence NOT_READABLE
            {"digestAt": "25:00"}                           | /digestAt NOT_READABLE
            {"quietHours": {"from": "21:00"}}               | /quietHours MISSING
            {"quietHours": {"from": "9 pm", "until": "x"}}  | /quietHours/from NOT_READABLE,/quietHours/until NOT_READABLE,/quietHours MISSING
            {"mode": "BOTH"}                                | /mode NOT_READABLE
            {"categories": {"Toys": 1}}                     | /categories/Toys WRONG_TYPE
            []                                              | WRONG_TYPE
            [{}, {}]                                        | WRONG_TYPE""")
    void wishes_that_cannot_be_read_are_told_where(String body, String errors) {
        Problem.isIn(shop.put("/api/v1/recipients/" + recipient + "/preferences", body), 422, errors.split(","));
    }

    @Test
    void wishes_and_watches_of_nobody_are_not_found() {
        Problem.isIn(shop.put("/api/v1/recipients/nobody/preferences", "{}"), 404);
        Problem.isIn(shop.put("/api/v1/recipients/nobody/watches/LAMP", ""), 404);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                                                             | ERROR
            {}                                                               | /name MISSING
            {"name": "L", "price": 5}                                        | /price WRONG_TYPE
            {"name": "L", "price": {"amount": "5"}}                          | /price/currency MISSING
            {"name": "L", "price": {"currency": "EUR"}}                      | /price/amount MISSING
            {"name": "L", "price": {"amount": "5", "currency": "TALER"}}     | /price/currency NOT_READABLE
            {"name": "L", "price": {"amount": "5,0", "currency": "EUR"}}     | /price/amount NOT_READABLE
            {"name": "L", "price": {"amount": NaN, "currency": "EUR"}}       | /price/amount NOT_A_NUMBER
            {"name": "L", "price": {"amount": 1e15, "currency": "EUR"}}      | /price/amount OUT_OF_RANGE
            {"name": "L", "price": {"amount": 0.00001, "currency": "EUR"}}   | /price/amount OUT_OF_RANGE
            {"name": "L", "leadTimeDays": "soon"}                            | /leadTimeDays WRONG_TYPE
            {"name": "L", "attributes": {"variant": 5}}                      | /attributes/variant WRONG_TYPE
            []                                                               | WRONG_TYPE
            [{"name": "L"}, {"name": "M"}]                                   | WRONG_TYPE""")
    void an_item_that_cannot_be_read_is_told_where(String body, String error) {
        Problem.isIn(shop.put("/api/v1/items/" + Shop.freshSku("BAD"), body), 422, error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0e-2147483647", "0e2147483647", "\"0.0000000000\"", "999999999999999.9999", "1e14"})
    void an_amount_in_any_notation_is_kept(String amount) {
        var body = "{\"name\": \"Lamp\", \"price\": {\"amount\": " + amount + ", \"currency\": \"EUR\"}}";

        Shop.expect(204, shop.put("/api/v1/items/" + Shop.freshSku("ODD"), body));
    }

    @Test
    void the_same_item_twice_in_a_batch_is_taken_once_and_bad_ones_are_named() {
        var sku = Shop.freshSku("TWICE");
        var item = "{\"sku\": \"" + sku + "\", \"name\": \"Lamp\"}";

        var reply = shop.post("/api/v1/items", "[" + item + ", " + item + ", {\"sku\": \"BAD\"}]");

        Shop.expect(202, reply);
        assertThat(Problem.errors(reply.json().at("/rejected/0/errors"))).containsExactly("/2/name MISSING");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                     | ERROR
            {}                       | /units MISSING
            {"units": -1}            | /units OUT_OF_RANGE
            {"units": 100001}        | /units OUT_OF_RANGE
            {"units": "5"}           | /units WRONG_TYPE
            {"units": 5.5}           | /units NOT_WHOLE
            []                       | WRONG_TYPE
            [{"units": 5}]           | WRONG_TYPE""")
    void a_threshold_that_cannot_be_read_is_told_where(String body, String error) {
        Problem.isIn(shop.put("/api/v1/thresholds/" + Shop.freshSku("BAD"), body), 422, error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/items/", "/api/v1/recipients/", "/api/v1/thresholds/"})
    void a_put_from_a_form_or_a_plain_curl_is_read_as_json(String door) {
        var body = BodyPublishers.ofString("{\"name\": \"100 %\", \"units\": 5}");

        var reply = shop.send(
                "PUT", door + Shop.freshSku("ODD"), body, "Content-Type", "application/x-www-form-urlencoded");

        Shop.expect(204, reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/items/", "/api/v1/recipients/", "/api/v1/thresholds/"})
    void an_id_in_the_address_that_is_too_long_to_be_kept_is_refused(String door) {
        Problem.isIn(shop.put(door + random(6_000, 'a', 'z'), "{\"name\": \"Lamp\", \"units\": 5}"));
    }

    @Test
    void a_watch_on_a_sku_that_is_too_long_to_be_kept_is_refused() {
        Problem.isIn(shop.put("/api/v1/recipients/" + recipient + "/watches/" + random(6_000, 'a', 'z'), ""));
    }

    @Test
    void an_unknown_sales_channel_is_not_found() {
        Problem.isIn(shop.post("/api/v1/orders/smoke-signals", "{}"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "5 parsecs", "9223372036854775807d"})
    void a_wait_that_is_no_duration_is_refused(String wait) {
        Problem.isIn(shop.post("/api/v1/orders/shopify?wait=" + wait.replace(" ", "%20"), "{}"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5s", "-9223372036854775s", "0"})
    void a_wait_that_is_over_already_is_no_wait(String wait) {
        Shop.expect(202, shop.post("/api/v1/orders/shopify?wait=" + wait, "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/notifications?limit=0",
                "/api/v1/notifications?limit=501",
                "/api/v1/notifications?limit=-1",
                "/api/v1/notifications?limit=many",
                "/api/v1/notifications?limit=99999999999",
                "/api/v1/notifications?occasion=FOO",
                "/api/v1/notifications?state=FOO",
                "/api/v1/notifications?after=abc",
                "/api/v1/notifications?after=99999999999999999999",
                "/api/v1/notifications?sku=%00",
                "/api/v1/notifications?recipient=a%00b",
                "/api/v1/notifications/abc",
                "/api/v1/intake/not-a-uuid",
                "/api/v1/kpis?from=yesterday",
                "/api/v1/kpis?from=2026-11-23T00:00:00Z&to=2026-11-22T00:00:00Z",
                "/api/v1/sandbox/messages?limit=0",
                "/api/v1/sandbox/messages?limit=201",
                "/api/v1/sandbox/messages?channel=PIGEON",
                "/api/v1/sandbox/messages?recipient=%00"
            })
    void a_question_that_cannot_be_asked_is_refused(String address) {
        Problem.isIn(shop.get(address), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/notifications/9223372036854775807",
                "/api/v1/intake/00000000-0000-0000-0000-000000000000",
                "/api/v1/orders/shopify:0",
                "/api/v1/stock/NOBODY-KNOWS-THIS"
            })
    void what_is_not_there_is_not_found(String address) {
        Problem.isIn(shop.get(address), 404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/stock/readings/more",
        "GET, /api/v1/nothing",
        "GET, /api/v2/stock/LAMP",
        "GET, /api",
        "DELETE, /api/v1/stock/readings",
        "PUT, /api/v1/stock/readings",
        "PATCH, /api/v1/items/LAMP",
        "POST, /api/v1/notifications",
        "OPTIONS, /api/v1/notifications",
        "GET, /actuator",
        "GET, /actuator/env",
        "GET, /actuator/heapdump",
        "POST, /actuator/health"
    })
    void what_is_not_a_way_in_is_refused(String method, String address) {
        Problem.isIn(shop.send(method, address, BodyPublishers.noBody()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/stock/a%0Ab",
                "/api/v1/stock/%2e%2e/readings",
                "/api/v1/stock/a%25b",
                "/api/v1/stock/a;b=c",
                "/api/v1/stock/a%3Bb",
                "/api/v1//stock/a",
                "/api/v1/stock/%F0%9F%98%80",
                "/api/v1/stock/%E2%80%AE",
                "/api/v1/stock/%20"
            })
    void an_address_in_strange_characters_is_refused_as_a_problem(String address) {
        Problem.isIn(shop.get(address));
    }

    /** What the server refuses before it is a request to anybody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/stock/%zz HTTP/1.1",
                "GET /api/v1/stock/%00 HTTP/1.1",
                "GET /api/v1/stock/a%2Fb HTTP/1.1",
                "GET /api/v1/stock/a%5Cb HTTP/1.1",
                "GET /api/v1/stock/..%2Freadings HTTP/1.1",
                "GET /api/v1/stock/%C0%AF HTTP/1.1",
                "GET /api/v1/stock/%ED%A0%80 HTTP/1.1",
                "GET /api/v1/stock/%FF%FE HTTP/1.1",
                "GET /api/v1/stock/% HTTP/1.1",
                "GET /api/v1/stock/a\\b HTTP/1.1",
                "GET /api/v1/stock/{a} HTTP/1.1",
                "GET /api/v1/stock/\u00e4 HTTP/1.1",
                "GET /api/v1/notifications?sku=%zz HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "BREW /api/v1/stock/a HTTP/1.1",
                "TRACE /api/v1/stock/a HTTP/1.1",
                "GET http:///api HTTP/1.1",
                "nonsense"
            })
    void a_request_that_is_hardly_one_is_refused_without_telling_of_our_insides(String line) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception", "Tomcat", "\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                                              | STATUS
            {"name": "a\\u0000b", "scopes": ["stock:read"]}   | 400
            {"name": "a", "scopes": ["stock:fly"]}            | 422
            {"name": "a", "scopes": []}                       | 422
            {"name": "a"}                                     | 422
            {"scopes": "stock:read"}                          | 400
            {"scopes": [null]}                                | 422
            nonsense                                          | 400""")
    void a_key_that_cannot_be_made_is_refused(String body, int status) {
        Problem.isIn(shop.post("/api/v1/keys", body), status);
    }
}
