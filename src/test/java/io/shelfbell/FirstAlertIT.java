package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From a stock reading to a delivered message. */
@ServiceTest
class FirstAlertIT {
    private Shop shop;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
    }

    private List<JsonNode> backorders(String sku) {
        return shop.notifications("occasion=BACKORDERED&sku=" + sku);
    }

    private String threeCustomersWaitingFor(String sku) {
        shop.item(sku, "Lighting");
        for (int i = 0; i < 3; i++) shop.order(sku, 1);
        return sku;
    }

    @Test
    void a_reading_below_zero_tells_the_three_customers_it_concerns_once() {
        var sku = threeCustomersWaitingFor(Shop.freshSku("LAMP"));

        Shop.expect(202, shop.reading(sku, 0));

        Shop.eventually(
                "three messages sent",
                () -> backorders(sku).stream().filter(FirstAlertIT::isSent).count() == 3);
        for (var notification : backorders(sku)) {
            assertThat(shop.messages(notification.path("recipient").asString())).hasSize(1);
        }
    }

    @Test
    void the_same_reading_again_and_again_tells_nobody_again() {
        var sku = threeCustomersWaitingFor(Shop.freshSku("LAMP"));
        var body = Shop.readingBody(sku, 0, ", \"id\": \"" + sku + "\"");

        for (int i = 0; i < 5; i++) Shop.expect(202, shop.post("/api/v1/stock/readings", body));
        Shop.expect(202, shop.reading(sku, 0));

        Shop.eventually(
                "sent",
                () -> backorders(sku).stream().filter(FirstAlertIT::isSent).count() == 3);
        assertThat(backorders(sku)).hasSize(3);
    }

    @Test
    void eight_threads_with_the_same_reading_tell_three_customers_once() throws Exception {
        var sku = threeCustomersWaitingFor(Shop.freshSku("LAMP"));
        var body = Shop.readingBody(sku, -2, ", \"id\": \"" + sku + "\"");
        var threads = Executors.newFixedThreadPool(8);
        try {
            var posts = new ArrayList<Callable<Shop.Reply>>();
            for (int i = 0; i < 40; i++) posts.add(() -> shop.post("/api/v1/stock/readings", body));
            int accepted = 0;
            for (var post : threads.invokeAll(posts)) {
                Shop.expect(202, post.get());
                accepted += post.get().json().path("accepted").asInt();
            }
            assertThat(accepted).isEqualTo(1);
        } finally {
            threads.shutdown();
        }

        Shop.eventually(
                "sent",
                () -> backorders(sku).stream().filter(FirstAlertIT::isSent).count() == 3);
        var told = new HashSet<String>();
        backorders(sku)
                .forEach(n ->
                        assertThat(told.add(n.path("recipient").asString())).isTrue());
        told.forEach(recipient -> assertThat(shop.messages(recipient)).hasSize(1));
    }

    @Test
    void only_the_lines_that_the_shortage_touches_are_told_first_ordered_first_served() {
        var sku = Shop.freshSku("LAMP");
        shop.item(sku, "Lighting");
        shop.reading(sku, 10);
        shop.order(sku, 1);
        shop.order(sku, 1);
        var last = shop.order(sku, 1);

        shop.reading(sku, 2);

        Shop.eventually("one is told", () -> backorders(sku).size() == 1);
        assertThat(shop.get("/api/v1/stock/" + sku).json().path("available").asInt())
                .isEqualTo(-1);
        assertThat(backorders(sku)).hasSize(1);
        assertThat(List.of(last))
                .contains(backorders(sku).get(0).path("recipient").asString());
    }

    @Test
    void what_a_source_reports_as_allocated_is_the_truth() {
        var sku = Shop.freshSku("LAMP");
        shop.order(sku, 3);

        shop.reading(sku, 5, ", \"allocated\": 1");

        assertThat(shop.get("/api/v1/stock/" + sku).json().path("available").asInt())
                .isEqualTo(4);
        assertThat(backorders(sku)).isEmpty();
    }

    @Test
    void an_order_that_finds_the_shelf_empty_is_told_at_once() {
        var sku = Shop.freshSku("LAMP");
        shop.item(sku, "Lighting");
        shop.reading(sku, 0);

        var customer = shop.order(sku, 2);

        Shop.eventually("told", () -> shop.messages(customer).size() == 1);
        assertThat(shop.messages(customer).get(0).path("text").asString()).contains("Test lamp");
    }

    @Test
    void a_customer_who_was_told_of_a_backorder_hears_when_the_item_is_back() {
        var sku = Shop.freshSku("LAMP");
        shop.item(sku, "Lighting");
        shop.reading(sku, 0);
        var customer = shop.order(sku, 2);
        Shop.eventually("told", () -> shop.messages(customer).size() == 1);

        shop.reading(sku, 2);

        Shop.eventually(
                "back",
                () -> shop.notifications("occasion=BACK_IN_STOCK&sku=" + sku).size() == 1);
        assertThat(shop.notifications("occasion=BACK_IN_STOCK&sku=" + sku)
                        .get(0)
                        .path("recipient")
                        .asString())
                .isEqualTo(customer);
    }

    @Test
    void a_new_expected_date_is_told_to_those_who_wait() {
        var sku = Shop.freshSku("LAMP");
        shop.item(sku, "Lighting");
        shop.reading(sku, 0);
        var customer = shop.order(sku, 2);
        Shop.eventually("told", () -> shop.messages(customer).size() == 1);

        shop.reading(sku, 0, ", \"expectedAt\": \"2027-01-15\"");

        Shop.eventually(
                "eta",
                () -> shop.notifications("occasion=ETA_CHANGED&sku=" + sku).size() == 1);
        shop.reading(sku, 0, ", \"expectedAt\": \"2027-01-15\"");
        assertThat(shop.notifications("occasion=ETA_CHANGED&sku=" + sku)).hasSize(1);
    }

    @Test
    void the_explanation_names_the_rows_that_answered_with_their_cells() {
        var sku = Shop.freshSku("LAMP");
        shop.item(sku, "Lighting");
        shop.reading(sku, 0);
        var customer = shop.order(sku, 1);
        Shop.eventually("sent", () -> backorders(sku).stream().anyMatch(FirstAlertIT::isSent));

        var explained = shop.get("/api/v1/notifications/"
                        + backorders(sku).get(0).path("id").asString())
                .json();

        assertThat(explained.path("notification").path("recipient").asString()).isEqualTo(customer);
        assertThat(explained.path("timeline")).isNotEmpty();
        assertThat(explained.at("/why/firedBy/0/row/cells").asString())
                .matches("decision-tables/firing\\.xlsx!Rules!A\\d+:[A-Z]+\\d+");
        assertThat(explained.at("/why/decidedBy").toString()).contains("routing.xlsx!Rules!");
    }

    private static boolean isSent(JsonNode notification) {
        return notification.path("state").asString().equals("SENT");
    }
}
