package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Which locations count, and for whom: the demo's RETURNS counts for nobody, its WH-RENO for the US and Canada. */
@ServiceTest
class AssortmentIT {
    private Shop shop;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
    }

    private String lamp() {
        var sku = Shop.freshSku("LAMP");
        shop.item(sku, "Lighting");
        return sku;
    }

    private void read(String sku, String location, int onHand) {
        Shop.expect(202, shop.post("/api/v1/stock/readings", """
                {"source": "test", "sku": "%s", "location": "%s", "onHand": %d, "observedAt": "%s"}
                """.formatted(
                        sku, location, onHand, Clock.systemUTC().instant())));
    }

    private Watcher watcherIn(String country, String sku) {
        return Watcher.of(shop, sku, Zones.day(), ", \"country\": \"" + country + "\"");
    }

    private JsonNode stock(String sku) {
        return shop.get("/api/v1/stock/" + sku).json();
    }

    private List<String> told(String occasion, String sku) {
        return shop.notifications("occasion=" + occasion + "&sku=" + sku).stream()
                .map(n -> n.path("recipient").asString())
                .toList();
    }

    @Test
    void returned_goods_are_shown_and_do_not_count() {
        var sku = lamp();
        read(sku, "WH", 3);
        read(sku, "RETURNS", 40);

        assertThat(stock(sku).path("onHand").asInt()).isEqualTo(3);
        assertThat(stock(sku).path("locations")).hasSize(2);
    }

    @Test
    void a_shelf_for_another_country_covers_nobody_here() {
        var sku = lamp();
        read(sku, "WH", 0);
        read(sku, "WH-RENO", 10);

        var customer = shop.order(sku, 2);

        Shop.eventually("told", () -> told("BACKORDERED", sku).equals(List.of(customer)));
        assertThat(stock(sku).path("available").asInt()).isEqualTo(8);
        read(sku, "WH-RENO", 30);
        assertThat(told("BACK_IN_STOCK", sku)).isEmpty();
        read(sku, "WH", 2);
        Shop.eventually("back", () -> told("BACK_IN_STOCK", sku).equals(List.of(customer)));
    }

    @Test
    void watchers_hear_only_of_shelves_that_count_for_them() {
        var sku = lamp();
        read(sku, "WH", 0);
        var zealander = watcherIn("NZ", sku);
        var american = watcherIn("US", sku);

        read(sku, "WH-RENO", 10);

        american.isEventually("SENT");
        zealander.isEventually("WITHDRAWN");
        assertThat(zealander.notification().path("reason").asString()).isEqualTo("SOLD_OUT_AGAIN");
    }
}
