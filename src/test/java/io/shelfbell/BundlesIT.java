package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Items that are made of others, over HTTP. */
@ServiceTest
class BundlesIT {
    private Shop shop;
    private final String cup = Shop.freshSku("CUP");
    private final String pot = Shop.freshSku("POT");
    private final String set = Shop.freshSku("A-SET"); // before its parts in SKU order

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        shop.item(cup, "Kitchen");
        shop.item(pot, "Kitchen");
        Shop.expect(204, made(set, part(cup, 2), part(pot, 1)));
    }

    private static String part(String sku, int quantity) {
        return "{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, quantity);
    }

    private Shop.Reply made(String sku, String... parts) {
        return shop.put("/api/v1/items/" + sku, """
                {"name": "Tea set", "category": "Kitchen", "parts": [%s]}
                """.formatted(String.join(", ", parts)));
    }

    private int available(String sku) {
        return shop.get("/api/v1/stock/" + sku).json().path("available").asInt();
    }

    private List<String> told(String occasion, String sku) {
        return shop.notifications("occasion=" + occasion + "&sku=" + sku).stream()
                .map(n -> n.path("recipient").asString())
                .toList();
    }

    @Test
    void a_bundle_is_there_as_often_as_its_scarcest_part_allows() {
        shop.reading(cup, 9);
        assertThat(available(set)).as("nobody has counted the pots").isZero();
        shop.reading(pot, 7);
        assertThat(available(set)).isEqualTo(4);
        shop.reading(pot, 1);
        assertThat(available(set)).isEqualTo(1);

        var parts = shop.get("/api/v1/stock/" + set).json().path("parts");
        assertThat(parts).extracting(p -> p.path("sku").asString()).containsExactly(cup, pot);
        assertThat(parts.get(0).path("quantity").asInt()).isEqualTo(2);
        assertThat(parts.get(0).path("available").asInt()).isEqualTo(9);
    }

    @Test
    void an_order_for_a_bundle_takes_its_parts() {
        shop.reading(cup, 9);
        shop.reading(pot, 7);

        shop.order(set, 3);

        assertThat(available(cup)).isEqualTo(3);
        assertThat(available(pot)).isEqualTo(4);
        assertThat(available(set)).isEqualTo(1);
    }

    @Test
    void customers_of_a_bundle_are_told_when_a_part_of_it_is_missing_and_when_it_is_back() {
        shop.reading(cup, 2);
        shop.reading(pot, 1);
        var customer = shop.order(set, 1);
        assertThat(told("BACKORDERED", set)).isEmpty();

        shop.reading(cup, 1);

        Shop.eventually("told", () -> shop.messages(customer).size() == 1);
        assertThat(told("BACKORDERED", set)).containsExactly(customer);
        assertThat(told("BACKORDERED", cup)).isEmpty();
        shop.reading(cup, 2);
        Shop.eventually("back", () -> told("BACK_IN_STOCK", set).equals(List.of(customer)));
    }

    @Test
    void watchers_of_a_bundle_are_told_when_its_last_part_comes() {
        shop.reading(cup, 2);
        shop.reading(pot, 0);
        var watcher = Watcher.of(shop, set, Zones.day());

        shop.reading(pot, 1);

        watcher.isEventually("SENT");
        assertThat(watcher.notification().path("occasion").asString()).isEqualTo("BACK_IN_STOCK");
    }

    @Test
    void whoever_ordered_first_gets_the_part_in_a_bundle_or_alone() {
        shop.reading(cup, 2);
        shop.reading(pot, 1);
        var first = shop.order(set, 1);
        var second = shop.order(cup, 1);

        Shop.eventually("told", () -> told("BACKORDERED", cup).equals(List.of(second)));
        assertThat(told("BACKORDERED", set)).doesNotContain(first);
    }

    @Test
    void a_bundle_in_a_bundle_comes_down_to_the_same_parts() {
        var gift = Shop.freshSku("GIFT");
        Shop.expect(204, made(gift, part(set, 1), part(cup, 1)));
        shop.reading(cup, 9);
        shop.reading(pot, 7);
        assertThat(available(gift)).isEqualTo(3);

        Shop.expect(204, made(set, part(cup, 1), part(pot, 1)));

        assertThat(available(gift)).isEqualTo(4);
        assertThat(available(set)).isEqualTo(7);
    }

    @Test
    void an_item_without_parts_stands_on_its_own_shelf_again() {
        shop.reading(set, 5);
        shop.reading(cup, 2);
        shop.reading(pot, 1);
        assertThat(available(set)).isEqualTo(1);
        shop.item(set, "Kitchen");
        assertThat(available(set)).as("nothing was said about parts").isEqualTo(1);

        Shop.expect(204, made(set));

        assertThat(available(set)).isEqualTo(5);
        shop.reading(cup, 0);
        assertThat(available(set)).isEqualTo(5);
    }

    @Test
    void a_bundle_is_no_part_of_itself_also_by_way_of_its_parts() {
        var direct = made(set, part(cup, 1), part(set, 1));
        Shop.expect(422, direct);
        assertThat(error(direct)).isEqualTo("/parts/1/sku PART_OF_ITSELF");

        var round = made(cup, part(set, 1));
        Shop.expect(422, round);
        assertThat(error(round)).isEqualTo("/parts PART_OF_ITSELF");
        assertThat(shop.get("/api/v1/stock/" + cup).json().path("parts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            PARTS                                                     | ERROR
            {"sku": "X", "quantity": 0}                               | /parts/0/quantity OUT_OF_RANGE
            {"sku": "X", "quantity": 10001}                           | /parts/0/quantity OUT_OF_RANGE
            {"sku": "X", "quantity": 1.5}                             | /parts/0/quantity NOT_WHOLE
            {"sku": "X"}                                              | /parts/0/quantity MISSING
            {"quantity": 1}                                           | /parts/0/sku MISSING
            {"sku": "X", "quantity": 1}, {"sku": "X", "quantity": 2}  | /parts/1/sku REPEATED
            "X"                                                       | /parts/0 WRONG_TYPE""")
    void bad_parts_are_refused_where_they_stand(String parts, String error) {
        var reply = made(set, parts);
        Shop.expect(422, reply);
        assertThat(error(reply)).isEqualTo(error);
        assertThat(shop.get("/api/v1/stock/" + set).json().path("parts")).hasSize(2);
    }

    @Test
    void more_than_fifty_parts_are_refused_and_many_items_at_once_have_none() {
        var many = new String[51];
        for (int i = 0; i < many.length; i++) many[i] = part("P-" + i, 1);
        assertThat(error(made(set, many))).isEqualTo("/parts TOO_MANY");
        assertThat(error(shop.post("/api/v1/items", """
                [{"sku": "X", "name": "X", "parts": []}]
                """))).isEqualTo("/0/parts NOT_HERE");
    }

    private static String error(Shop.Reply reply) {
        JsonNode error = reply.json().path("errors").path(0);
        return error.path("pointer").asString() + " " + error.path("code").asString();
    }
}
