package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.forecast.SalesLedger;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Which low-stock line holds, who may set it to what, and what follows from setting it. */
@ServiceTest
class ThresholdIT {
    private static final String DOOR = "/api/v1/thresholds/";

    private Shop shop;
    private SalesLedger sales;
    private String sku;
    private String category;

    @BeforeEach
    void anItem(@Autowired KeyRing keys, @Autowired SalesLedger sales, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        this.sales = sales;
        sku = Shop.freshSku("LINE");
        category = Shop.freshSku("Lamps");
        shop.item(sku, category);
        shop.reading(sku, 30);
    }

    private JsonNode holding() {
        return shop.get(DOOR + sku).json();
    }

    private void holds(int units, String scope) {
        var line = holding();
        assertThat(line.path("units").asInt()).as(line.toString()).isEqualTo(units);
        assertThat(line.path("scope").asString()).as(line.toString()).isEqualTo(scope);
    }

    private int decided() {
        return shop.get("/api/v1/stock/" + sku).json().path("lowStockThreshold").asInt();
    }

    private void set(String place, String line) {
        Shop.expect(204, shop.put(DOOR + place, line));
    }

    private void remove(String place) {
        Shop.expect(204, shop.delete(DOOR + place));
    }

    private void sold(int units, int daysAgo) {
        var today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
        sales.record(List.of(new SalesLedger.Sale(sku, today.minusDays(daysAgo), units)));
    }

    @Test
    void the_narrowest_line_holds_and_the_next_wider_one_when_it_is_gone() {
        holds(5, "DEFAULT");
        set("categories/" + category, "{\"units\": 7}");
        holds(7, "CATEGORY");
        set(sku, "{\"units\": 9}");
        holds(9, "SKU");
        set(sku + "/locations/WH-1", "{\"units\": 4}");
        holds(4, "LOCATION");
        set(sku + "/locations/WH-2", "{\"units\": 8}");
        holds(12, "LOCATION");
        assertThat(holding().path("computed").asString()).isEqualTo("WH-1 4 + WH-2 8 = 12 units.");
        assertThat(decided()).isEqualTo(12);

        remove(sku + "/locations/WH-1");
        remove(sku + "/locations/WH-2");
        holds(9, "SKU");
        remove(sku);
        holds(7, "CATEGORY");
        remove("categories/" + category);
        holds(5, "DEFAULT");
        Shop.eventually("the item follows", () -> decided() == 5);
        Problem.isIn(shop.delete(DOOR + sku), 404);
    }

    @Test
    void the_default_may_move_and_every_item_without_a_line_follows() {
        set(sku, "{\"units\": 9}");
        var other = Shop.freshSku("LINE");
        shop.reading(other, 30);
        set("default", "{\"units\": 6}");
        try {
            Shop.eventually(
                    "the other item follows",
                    () -> shop.get("/api/v1/stock/" + other)
                                    .json()
                                    .path("lowStockThreshold")
                                    .asInt()
                            == 6);
            assertThat(decided()).isEqualTo(9);
        } finally {
            set("default", "{\"units\": 5}");
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            SOLD | DAYS AGO | LINE                                   | UNITS
            28   | 1        | {"daysOfSupply": 10}                   | 10
            28   | 28       | {"daysOfSupply": 10}                   | 10
            28   | 29       | {"daysOfSupply": 10}                   | 1
            28   | 0        | {"daysOfSupply": 10}                   | 1
            29   | 1        | {"daysOfSupply": 10}                   | 11
            1    | 1        | {"daysOfSupply": 28}                   | 1
            0    | 1        | {"daysOfSupply": 10}                   | 1
            0    | 1        | {"daysOfSupply": 10, "minimumUnits": 3} | 3
            0    | 1        | {"daysOfSupply": 10, "minimumUnits": 0} | 0
            28   | 1        | {"daysOfSupply": 2, "minimumUnits": 3} | 3
            -5   | 1        | {"daysOfSupply": 2}                    | 1
            28   | 1        | {"daysOfSupply": 180}                  | 180""")
    void days_of_supply_are_units_at_the_pace_of_28_days(int sold, int daysAgo, String line, int units) {
        sold(sold, daysAgo);
        set(sku, line);
        holds(units, "SKU");
        assertThat(decided()).isEqualTo(units);
    }

    @Test
    void a_line_in_days_tells_how_it_was_computed() {
        sold(42, 1);
        set(sku, "{\"daysOfSupply\": 10}");
        var line = holding();
        var today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
        assertThat(line.path("computed").asString())
                .isEqualTo("10 days of supply at 42 units sold in the 28 days before " + today
                        + ", rounded up and at least 1: 15 units.");
        assertThat(line.at("/pace/unitsSold").asInt()).isEqualTo(42);
        assertThat(line.at("/lines/0/daysOfSupply").asInt()).isEqualTo(10);
    }

    @Test
    void a_category_in_days_counts_each_item_by_its_own_sales() {
        sold(56, 3);
        var other = Shop.freshSku("LINE");
        shop.item(other, category);
        shop.reading(other, 30);
        set("categories/" + category, "{\"daysOfSupply\": 4, \"minimumUnits\": 2}");
        Shop.eventually(
                "both follow",
                () -> decided() == 8
                        && shop.get("/api/v1/stock/" + other)
                                        .json()
                                        .path("lowStockThreshold")
                                        .asInt()
                                == 2);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            PRICE  | SCOPE | LINE                                      | ROW
            999.99 | item  | {"units": 10000}                          |
            999.99 | item  | {"units": 10001}                          | /units BOUND-190
            1000   | item  | {"units": 50}                             |
            1000   | item  | {"units": 51}                             | /units BOUND-120
            1000   | item  | {"units": 0}                              |
            1000   | item  | {"daysOfSupply": 45}                      |
            1000   | item  | {"daysOfSupply": 46}                      | /daysOfSupply BOUND-120
            1000   | item  | {"daysOfSupply": 1, "minimumUnits": 50}   |
            1000   | item  | {"daysOfSupply": 1, "minimumUnits": 51}   | /minimumUnits BOUND-120
            1000   | place | {"units": 50}                             |
            1000   | place | {"units": 51}                             | /units BOUND-120
            10     | place | {"units": 5000}                           |
            10     | place | {"units": 5001}                           | /units BOUND-140""")
    void analysts_bounds_hold_and_a_refusal_names_the_row(String price, String scope, String line, String row) {
        Shop.expect(204, shop.put("/api/v1/items/" + sku, """
                {"name": "Lamp", "category": "%s", "price": {"amount": "%s", "currency": "EUR"}}
                """.formatted(category, price)));
        var reply = shop.put(DOOR + sku + (scope.equals("place") ? "/locations/WH" : ""), line);
        if (row == null) Shop.expect(204, reply);
        else {
            var parts = row.split(" ");
            Problem.isIn(reply, 422, parts[0] + " OUT_OF_BOUNDS");
            assertThat(reply.json().at("/errors/0/message").asString())
                    .contains(parts[1] + " (")
                    .contains("decision-tables/threshold-bounds.xlsx!Rules!");
            holds(5, "DEFAULT");
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            LINE                 | ERROR
            {"units": 4}         | /units
            {"units": 5}         |
            {"units": 20001}     | /units
            {"daysOfSupply": 13} | /daysOfSupply
            {"daysOfSupply": 14} |
            {"daysOfSupply": 90} |
            {"daysOfSupply": 91} | /daysOfSupply""")
    void a_category_has_bounds_of_its_own(String line, String error) {
        var reply = shop.put(DOOR + "categories/Fireworks", line);
        if (error == null) Shop.expect(204, reply);
        else Problem.isIn(reply, 422, error + " OUT_OF_BOUNDS");
        shop.delete(DOOR + "categories/Fireworks");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            LINE                                    | ERROR
            {"daysOfSupply": 0}                     | /daysOfSupply OUT_OF_RANGE
            {"daysOfSupply": 3651}                  | /daysOfSupply OUT_OF_RANGE
            {"daysOfSupply": "10"}                  | /daysOfSupply WRONG_TYPE
            {"daysOfSupply": 1.5}                   | /daysOfSupply NOT_WHOLE
            {"units": 5, "daysOfSupply": 10}        | /daysOfSupply NOT_ALLOWED
            {"units": 5, "minimumUnits": 3}         | /minimumUnits NOT_ALLOWED
            {"daysOfSupply": 5, "minimumUnits": -1} | /minimumUnits OUT_OF_RANGE
            {"minimumUnits": 5}                     | /minimumUnits NOT_ALLOWED, /units MISSING""")
    void a_line_that_cannot_be_read_is_told_where(String line, String errors) {
        Problem.isIn(shop.put(DOOR + sku, line), 422, errors.split(", "));
        holds(5, "DEFAULT");
    }

    @Test
    void a_location_has_no_days_of_supply() {
        Problem.isIn(shop.put(DOOR + sku + "/locations/WH", "{\"daysOfSupply\": 5}"), 422, "/daysOfSupply NOT_ALLOWED");
    }

    @Test
    void a_category_of_many_items_is_followed_page_by_page() {
        int many = 1_234;
        var items = IntStream.range(0, many)
                .mapToObj(
                        "{\"sku\": \"%s-%%04d\", \"name\": \"Lamp\", \"category\": \"%s\"}".formatted(sku, category)
                                ::formatted)
                .toList();
        Shop.expect(202, shop.post("/api/v1/items", items.toString()));
        var readings = IntStream.range(0, many)
                .mapToObj(no -> Shop.readingBody("%s-%04d".formatted(sku, no), 10, ""))
                .toList();
        Shop.expect(202, shop.post("/api/v1/stock/readings", readings.toString()));

        set("categories/" + category, "{\"units\": 10}");

        for (var no : List.of(0, 499, 500, 999, 1_000, many - 1))
            Shop.eventually(
                    "item " + no + " is low",
                    () -> shop.get("/api/v1/stock/%s-%04d".formatted(sku, no))
                            .json()
                            .path("state")
                            .asString()
                            .equals("LOW"));
    }

    @Test
    void the_list_pages_through_every_line() {
        for (int no = 0; no < 5; no++) set(sku + "/locations/WH-" + no, "{\"units\": 1}");
        var seen = new ArrayList<String>();
        var next = "/api/v1/thresholds?limit=2";
        while (!next.isEmpty()) {
            var reply = shop.get(next);
            Shop.expect(200, reply);
            reply.json()
                    .forEach(line -> seen.add(line.path("scope").asString()
                            + line.path("sku").asString()
                            + line.path("category").asString()
                            + line.path("location").asString()));
            var link = reply.header("Link");
            next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(line -> line.contains(sku))).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "after=x", "after=%21", "after=REVGQVVMVA"})
    void a_page_that_cannot_be_is_refused(String query) {
        Problem.isIn(shop.get("/api/v1/thresholds?" + query), 400);
    }
}
