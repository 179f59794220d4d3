package io.shelfbell.intake.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.ConcernKind;
import io.shelfbell.fact.Customer;
import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.fact.Money;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.order.CustomerOrders;
import io.shelfbell.order.OrderFold;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** config/channels/shopify.yaml and shopify.jsonata. */
class ShopifyTest {
    private static final String ORDER = """
            {"id": 9007199254740993, "name": "#1042", "order_number": 1042, "test": false,
             "created_at": "2026-11-23T09:00:00.123456789+01:00", "updated_at": "2026-11-23T10:30:00+01:00", "cancelled_at": null,
             "currency": "EUR", "total_price": "129.80", "tags": "wholesale, gift", "email": "ada@example.org", "phone": null,
             "customer_locale": "de_AT",
             "customer": {"id": 9007199254740995, "first_name": "Ada", "last_name": "Berg", "email": "other@example.org",
                          "phone": "+43 (1) 234-56.78"},
             "shipping_address": {"name": "Warehouse", "country_code": "AT", "province_code": "9", "phone": "0664 123456"},
             "shipping_lines": [{"title": "Standard", "code": "STD"}],
             "line_items": [
               {"id": 1, "sku": "LAMP-RED-01", "name": "Red lamp - 2 m", "title": "Red lamp", "quantity": 2, "price": "49.90",
                "variant_id": 11, "product_id": 12, "fulfillable_quantity": 2, "fulfillment_status": null},
               {"id": 2, "sku": "BULB-E27", "title": "Bulb", "quantity": 3, "price": 10}]}""";

    private static final String LINE = "\"line_items\": [{\"sku\": \"LAMP\", \"quantity\": 1}]";

    private static final SalesChannel SHOPIFY = Channels.shipped("shopify");

    /** An order as stock and recipients see it. */
    private record ReadOrder(CustomerOrder order, Customer customer, List<Finding> findings) {
        static ReadOrder of(Found.Order found) {
            var standing = OrderFold.of(List.of(found.order())).orElseThrow();
            return new ReadOrder(
                    CustomerOrders.of(standing, CanonicalOrder.Line::sku),
                    CustomerOrders.customer(found.order()),
                    found.noticed().stream()
                            .filter(one -> !SILENT.contains(one.kind()))
                            .map(one -> new Finding(one.pointer(), one.kind().name(), one.message()))
                            .toList());
        }
    }

    /** Of every order and line, or of the small orders of these tests. */
    private static final Set<ConcernKind> SILENT =
            EnumSet.of(ConcernKind.ORDER, ConcernKind.LINE, ConcernKind.MISSING_CONTACT, ConcernKind.MISSING_LINES);

    private static List<Found> read(String body) {
        return OrderDocuments.read(SHOPIFY, body.getBytes(UTF_8), Instant.parse("2026-11-26T12:00:00Z"));
    }

    private static List<ReadOrder> orders(String body) {
        return read(body).stream()
                .filter(Found.Order.class::isInstance)
                .map(found -> ReadOrder.of((Found.Order) found))
                .toList();
    }

    private static ReadOrder one(String body) {
        assertThat(read(body)).hasSize(1).allMatch(Found.Order.class::isInstance);
        return orders(body).get(0);
    }

    /** A small order with these fields besides the ones it cannot be without. */
    private static String with(String fields) {
        return "{\"id\": 1, \"created_at\": \"2026-11-23T08:00:00Z\", " + fields
                + (fields.contains("\"line_items\"") ? "}" : ", " + LINE + "}");
    }

    private static CustomerOrder.Line line(String fields) {
        return one(with("\"currency\": \"EUR\", \"line_items\": [{" + fields + "}]"))
                .order()
                .lines()
                .get(0);
    }

    private static List<String> findings(List<Finding> findings) {
        return findings.stream().map(f -> f.pointer() + " " + f.code()).toList();
    }

    private static List<Finding> why(String body) {
        return read(body).stream()
                .filter(Found.None.class::isInstance)
                .flatMap(found -> ((Found.None) found).why().stream())
                .toList();
    }

    private static List<String> refused(String body) {
        return findings(why(body));
    }

    @Test
    void a_webhook_body_is_one_order() {
        var read = one(ORDER);
        var price = Money.of("49.90", "EUR");
        assertThat(read.order())
                .isEqualTo(new CustomerOrder(
                        "shopify:9007199254740993",
                        "shopify",
                        "9007199254740993",
                        "#1042",
                        "shopify:customer:9007199254740995",
                        Money.of("129.80", "EUR"),
                        false,
                        false,
                        false,
                        Instant.parse("2026-11-23T08:00:00.123456Z"),
                        Instant.parse("2026-11-23T09:30:00Z"),
                        List.of(
                                new CustomerOrder.Line(1, "LAMP-RED-01", "Red lamp - 2 m", 2, 2, price, null),
                                new CustomerOrder.Line(2, "BULB-E27", "Bulb", 3, 3, Money.of("10", "EUR"), null))));
        assertThat(read.customer())
                .isEqualTo(new Customer(
                        "Ada Berg", "ada@example.org", "+4312345678", Locale.forLanguageTag("de-AT"), "AT", "9"));
        assertThat(read.findings()).isEmpty();
    }

    @Test
    void an_order_may_be_wrapped() {
        assertThat(one("{\"order\": " + ORDER + "}")).isEqualTo(one(ORDER));
        assertThat(orders("{\"orders\": [" + ORDER + "]}")).isEqualTo(orders(ORDER));
    }

    @Test
    void one_bad_order_of_several_spoils_only_itself() {
        var body = "{\"orders\": [{\"line_items\": []}, %s, 5, %s]}".formatted(ORDER, with("\"test\": true"));
        var read = orders(body);
        assertThat(read).extracting(r -> r.order().externalId()).containsExactly("9007199254740993", "1");
        assertThat(refused(body)).containsExactly("/0/id MISSING", "/0/orderedAt MISSING", "/2 NOT_AN_ORDER");
        assertThat(read).allSatisfy(order -> assertThat(order.findings()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                                             | FINDINGS
            ``                                               | ` MALFORMED`
            {                                                | ` MALFORMED`
            {}{}                                             | ` MALFORMED`
            []                                               | ` NOT_AN_ORDER`
            5                                                | ` NOT_AN_ORDER`
            null                                             | ` NOT_AN_ORDER`
            {}                                               | ` NOT_AN_ORDER`
            {"variants": [{"price": "199.00"}]}              | ` NOT_AN_ORDER`
            {"line_items": {}}                               | ` NOT_AN_ORDER`
            {"order": {}}                                    | ` NOT_AN_ORDER`
            {"order": [1]}                                   | ` NOT_AN_ORDER`
            {"orders": []}                                   | ` NOT_AN_ORDER`
            {"orders": [5]}                                  | ` NOT_AN_ORDER`""")
    void what_is_no_order_is_refused(String body, String expected) {
        assertThat(refused(body)).containsExactly(expected);
    }

    @Test
    void a_refusal_names_what_was_there_instead() {
        var findings = why("{\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4, \"e\": 5, \"f\": 6}");
        assertThat(findings.get(0).message()).endsWith("it has a, b, c, d, e.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"\\u0000\": 1}", "nul\0l", "{\"a\\ud83d\": 1}", "{\"a\": 1, x\ud83d}"})
    void what_is_wrong_can_always_be_stored(String body) {
        var findings = why(body);
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.message())
                        .matches("[^\\x00-\\x08\\x0e-\\x1f\\x7f\\ud800-\\udfff]*")
                        .isNotBlank());
    }

    @Test
    void what_is_wrong_is_told_in_few_words() {
        var name = "x".repeat(40_000);
        assertThat(why("{\"" + name + "\": 1}").get(0).message()).hasSizeLessThanOrEqualTo(1_000);
        var order = one(with("\"updated_at\": \"" + name + "\""));
        assertThat(order.findings().get(0).message()).hasSizeLessThanOrEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            ID                              | EXTERNAL ID
            1                               | 1
            9007199254740993                | 9007199254740993
            123456789012345678901234567890  | 123456789012345678901234567890
            "gid://shopify/Order/1"         | gid://shopify/Order/1
            " 7 "                           | 7""")
    void an_id_is_a_number_of_any_size_or_a_text(String id, String externalId) {
        var order = one("{\"id\": " + id + ", \"created_at\": \"2026-11-23T08:00:00Z\", " + LINE + "}")
                .order();
        assertThat(order.externalId()).isEqualTo(externalId);
        assertThat(order.id()).isEqualTo("shopify:" + externalId);
        assertThat(order.number()).isEqualTo(externalId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "true", "{}", "[1]"})
    void an_order_without_an_id_is_refused(String id) {
        assertThat(refused("{\"id\": " + id + ", \"created_at\": \"2026-11-23T08:00:00Z\", " + LINE + "}"))
                .containsExactly("/id MISSING");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATED AT                   | FINDING
            null                         | /orderedAt MISSING
            "2026-11-23"                 | /orderedAt NOT_A_DATE
            "2026-11-23T08:00:00"        | /orderedAt NOT_A_DATE
            "+999999999-12-31T23:59:59Z" | /orderedAt NOT_A_DATE
            "0001-01-01T00:00:00Z"       | /orderedAt NOT_A_DATE
            "1969-12-31T23:59:59Z"       | /orderedAt NOT_A_DATE
            "9000-01-01T00:00:01Z"       | /orderedAt NOT_A_DATE
            1764000000                   | /orderedAt NOT_A_DATE""")
    void an_order_without_a_time_is_refused(String createdAt, String finding) {
        assertThat(refused("{\"id\": 1, \"created_at\": " + createdAt + ", " + LINE + "}"))
                .contains(finding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "9000-01-01T00:00:00Z"})
    void any_time_that_can_be_stored_is_taken(String createdAt) {
        assertThat(one("{\"id\": 1, \"created_at\": \"" + createdAt + "\", " + LINE + "}")
                        .order()
                        .orderedAt())
                .isEqualTo(createdAt);
    }

    @Test
    void an_order_that_was_never_updated_is_as_old_as_it_is() {
        var unreadable = one(with("\"updated_at\": \"yesterday\""));
        assertThat(unreadable.order().updatedAt()).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(findings(unreadable.findings())).containsExactly("/updatedAt NOT_A_DATE");
        var absent = one(with("\"test\": true"));
        assertThat(absent.order().updatedAt()).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(absent.order().test()).isTrue();
        assertThat(absent.findings()).isEmpty();
    }

    @Test
    void of_a_cancelled_order_nothing_is_open() {
        var order = one(with(
                        "\"cancelled_at\": \"2026-11-23T10:00:00Z\", \"line_items\": [{\"sku\": \"LAMP\", \"quantity\": 2, "
                                + "\"fulfillable_quantity\": 2}]"))
                .order();
        assertThat(order.cancelled()).isTrue();
        assertThat(order.lines().get(0).quantity()).isEqualTo(2);
        assertThat(order.lines().get(0).open()).isZero();
        assertThat(one(ORDER).order().cancelled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            MORE                                                        | OPEN
            "gift_card": false                                          | 5
            "gift_card": true                                           | 0
            "gift_card": true, "fulfillable_quantity": 5                | 0
            "fulfillment_status": null                                  | 5
            "fulfillment_status": "partial"                             | 5
            "fulfillment_status": "fulfilled"                           | 0
            "fulfillment_status": "fulfilled", "fulfillable_quantity": 1 | 1
            "fulfillable_quantity": 0                                   | 0
            "fulfillable_quantity": 3                                   | 3
            "fulfillable_quantity": 5                                   | 5
            "fulfillable_quantity": 6                                   | 5
            "fulfillable_quantity": null                                | 5
            "fulfillable_quantity": -1                                  | 5""")
    void what_still_has_to_leave_the_warehouse_is_open(String more, int open) {
        assertThat(line("\"sku\": \"LAMP\", \"quantity\": 5, " + more).open()).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            LINE                                                            | SKU                        | FINDING
            "sku": "LAMP", "variant_id": 11                                 | LAMP                       |
            "sku": " LAMP "                                                 | LAMP                       |
            "sku": "", "variant_id": 11, "product_id": 12                   | shopify:variant:11         | /lines/0/sku NO_SKU
            "sku": null, "variant_id": 9007199254740993                     | shopify:variant:9007199254740993 | /lines/0/sku NO_SKU
            "variant_id": null, "product_id": 12, "id": 13                  | shopify:product:12         | /lines/0/sku NO_SKU
            "id": 13                                                        | shopify:product:13         | /lines/0/sku NO_SKU
            "title": "Tip"                                                  | line-1                     | /lines/0/sku NO_SKU""")
    void without_a_sku_the_variant_or_the_product_stands_in(String line, String sku, @Nullable String finding) {
        var read = one(with("\"line_items\": [{\"quantity\": 1, " + line + "}]"));
        assertThat(read.order().lines().get(0).sku()).isEqualTo(sku);
        assertThat(findings(read.findings())).isEqualTo(finding == null ? List.of() : List.of(finding));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            QUANTITY   | FINDINGS
            0          | QUANTITY_ZERO
            5.0        | ``
            1000000000 | ``
            -1         | QUANTITY_NEGATIVE
            1.5        | QUANTITY_FRACTION
            NaN        | NOT_A_QUANTITY
            1e309      | NOT_A_QUANTITY
            "many"     | NOT_A_QUANTITY
            null       | NOT_A_QUANTITY""")
    void a_quantity_that_nobody_can_pick_is_noticed(String quantity, String code) {
        var body = with("\"line_items\": [{\"sku\": \"A\", \"quantity\": 1}, {\"sku\": \"B\", \"quantity\": " + quantity
                + "}]");
        var read = one(body);
        assertThat(read.order().lines()).hasSize(2);
        if (code.isEmpty()) assertThat(read.findings()).isEmpty();
        else assertThat(findings(read.findings())).contains("/lines/1/quantity " + code);
    }

    @Test
    void lines_that_are_no_objects_have_no_quantity() {
        assertThat(findings(one(with("\"line_items\": [5, \"x\"]")).findings()))
                .contains("/lines/0/quantity NOT_A_QUANTITY", "/lines/1/quantity NOT_A_QUANTITY");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            CURRENCY | PRICE            | AMOUNT           | FINDINGS
            "EUR"    | "49.90"          | 49.90            |
            "EUR"    | 49.90            | 49.90            |
            "eur"    | "49.9000"        | 49.9000          |
            "EUR"    | 0                | 0                |
            "EUR"    | "0e2147483647"   | 0                |
            "EUR"    | 0e-2147483647    | 0                |
            "EUR"    | null             |                  |
            "EUR"    | ""               |                  |
            "EUR"    | "49,90"          |                  | /lines/0/unitPrice NOT_AN_AMOUNT
            "EUR"    | 999999999999999  | 999999999999999  |
            "EUR"    | "999999999999999.9999"  | 999999999999999.9999 | /lines/0/unitPrice TOO_MANY_DECIMALS
            "EUR"    | "999999999999999.99999" |         | /lines/0/unitPrice NOT_AN_AMOUNT
            "EUR"    | 1e15             |                  | /lines/0/unitPrice NOT_AN_AMOUNT
            "EUR"    | "-1e2147483647"  |                  | /lines/0/unitPrice NOT_AN_AMOUNT
            "EUR"    | 1e-2147483647    |                  | /lines/0/unitPrice NOT_AN_AMOUNT
            "EUR"    | NaN              |                  | /lines/0/unitPrice NOT_AN_AMOUNT
            "EUR"    | {"amount": "1"}  |                  |
            "XYZ"    | "49.90"          |                  | /currency UNKNOWN_CURRENCY
            "€"      | "49.90"          |                  | /currency UNKNOWN_CURRENCY
            null     | "49.90"          |                  |""")
    void a_price_is_a_text_or_a_number_in_the_orders_currency(
            String currency, String price, @Nullable BigDecimal amount, @Nullable String finding) {
        var read = one(with("\"currency\": " + currency
                + ", \"line_items\": [{\"sku\": \"A\", \"quantity\": 1, \"price\": " + price + "}]"));
        var unitPrice = read.order().lines().get(0).unitPrice();
        assertThat(unitPrice == null ? null : unitPrice.amount()).isEqualTo(amount);
        assertThat(findings(read.findings())).isEqualTo(finding == null ? List.of() : List.of(finding));
    }

    @Test
    void a_total_without_a_currency_is_left_out() {
        assertThat(one(with("\"total_price\": \"10.00\"")).order().total()).isNull();
        assertThat(one(with("\"total_price\": 10, \"currency\": \"JPY\""))
                        .order()
                        .total())
                .isEqualTo(Money.of("10", "JPY"));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            FIELDS                                                        | URGENT
            "tags": "wholesale, urgent"                                   | true
            "tags": "RUSH"                                                | true
            "tags": "insurgents, brush"                                   | false
            "tags": ""                                                    | false
            "tags": ["urgent"]                                            | true
            "note": "urgent"                                              | false
            "shipping_lines": [{"title": "Standard", "code": "STD"}]      | false
            "shipping_lines": [{"title": "DHL Express"}]                  | true
            "shipping_lines": [{"title": "Standard", "code": "overnight"}] | true
            "shipping_lines": [{"title": "A"}, {"title": "Next-day air"}] | true
            "shipping_lines": [{"title": "Same day"}]                     | true
            "shipping_lines": [{"title": "Sameday"}]                      | false
            "shipping_lines": null                                        | false
            "shipping_lines": [null, 5]                                   | false""")
    void an_order_is_urgent_by_its_tag_or_by_its_shipping(String fields, boolean urgent) {
        assertThat(one(with(fields)).order().urgent()).isEqualTo(urgent);
    }

    @Test
    void a_guest_is_a_recipient_of_his_order() {
        var guest = one(with("\"contact_email\": \"guest@example.org\", \"customer\": null, "
                + "\"billing_address\": {\"name\": \"Grace\", \"country_code\": \"DE\"}"));
        assertThat(guest.order().recipientId()).isEqualTo("shopify:order:1");
        assertThat(guest.customer())
                .isEqualTo(new Customer("Grace", "guest@example.org", null, Locale.ENGLISH, "DE", null));
    }

    @Test
    void who_said_nothing_is_still_a_customer() {
        assertThat(one(with("\"customer\": {\"id\": 5}")).customer())
                .isEqualTo(new Customer(null, null, null, Locale.ENGLISH, null, null));
    }

    @Test
    void the_first_address_there_is_counts() {
        var customer = one(with(
                        "\"shipping_address\": null, \"billing_address\": \"none\", \"customer\": {\"last_name\": \"Berg\", "
                                + "\"default_address\": {\"country_code\": \"CH\", \"province_code\": \"ZH\"}}"))
                .customer();
        assertThat(customer.name()).isEqualTo("Berg");
        assertThat(customer.country()).isEqualTo("CH");
        assertThat(customer.region()).isEqualTo("ZH");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            PHONE                | E.164
            "+49 30 123456"      | +4930123456
            "+1 (555) 010-9999"  | +15550109999
            "+12345678"          | +12345678
            "+1234567"           | +1234567
            "+123456"            |
            "+123456789012345"   | +123456789012345
            "+1234567890123456"  |
            "030 123456"         |
            "0049 30 123456"     |
            "+0930123456"        |
            "+49 30 12 ext 5"    |
            4930123456           |""")
    void a_local_number_without_a_country_is_not_guessed_at(String phone, @Nullable String e164) {
        assertThat(one(with("\"phone\": " + phone)).customer().phone()).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            PHONE          | COUNTRY | E.164
            0171 1234567   | DE      | +491711234567
            0049 30 123456 | DE      | +4930123456
            (555) 010-9999 | US      |
            0664 1234567   | AT      | +436641234567
            171            | DE      |""")
    void a_local_number_belongs_to_the_country_of_the_address(String phone, String country, @Nullable String e164) {
        var order = one(
                with("\"phone\": \"" + phone + "\", \"shipping_address\": {\"country_code\": \"" + country + "\"}"));

        assertThat(order.customer().phone()).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            EMAIL               | READS
            "ada@example.org"   | ada@example.org
            " ada@example.org " | ada@example.org
            "ada"               | other@example.org
            "a b@example.org"   | other@example.org
            "a@b@c"             | other@example.org
            null                | other@example.org""")
    void the_first_address_that_looks_like_one_is_used(String email, String reads) {
        assertThat(one(with("\"email\": " + email + ", \"customer\": {\"email\": \"other@example.org\"}"))
                        .customer()
                        .email())
                .isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource({"de, de", "en_GB, en-GB", "zh-Hant-TW, zh-Hant-TW"})
    void a_locale_may_have_an_underscore(String tag, String locale) {
        assertThat(one(with("\"customer_locale\": \"" + tag + "\"")).customer().locale())
                .isEqualTo(Locale.forLanguageTag(locale));
    }

    @Test
    void a_locale_that_is_none_is_english_and_a_finding() {
        var read = one(with("\"customer_locale\": \"???\""));
        assertThat(read.customer().locale()).isEqualTo(Locale.ENGLISH);
        assertThat(findings(read.findings())).containsExactly("/buyer/locale NOT_READABLE");
    }

    @Test
    void texts_are_read_without_what_cannot_be_stored() {
        assertThat(line("\"sku\": \"A\\u0000B\\ud83d\", \"name\": \"\\ude00 Lamp 😀\\n\", \"quantity\": 1"))
                .extracting(CustomerOrder.Line::sku, CustomerOrder.Line::name)
                .containsExactly("AB", "Lamp 😀");
    }
}
