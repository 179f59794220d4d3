package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.inventory.Drift;
import io.shelfbell.inventory.StockLedger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a source reports as allocated, beside what our own orders have open. */
@ServiceTest
class DriftIT {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    private Shop shop;
    private StockLedger stock;
    private String sku;

    @BeforeEach
    void anItem(@Autowired KeyRing keys, @Autowired StockLedger stock, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        this.stock = stock;
        sku = Shop.freshSku("DRIFT");
        shop.item(sku, "Lighting");
    }

    private List<Drift> drifts(Instant since) {
        return stock.drifts("test", since, 1000).stream()
                .filter(drift -> drift.sku().equals(sku))
                .toList();
    }

    private void report(int allocated) {
        Shop.expect(202, shop.reading(sku, 50, ", \"allocated\": " + allocated));
    }

    @Test
    void there_is_none_while_both_say_the_same() {
        shop.order(sku, 3);
        report(3);

        assertThat(drifts(LATER)).isEmpty();
    }

    @Test
    void a_source_that_does_not_report_it_cannot_differ() {
        shop.order(sku, 3);
        Shop.expect(202, shop.reading(sku, 50));

        assertThat(drifts(LATER)).isEmpty();
    }

    @Test
    void it_begins_with_the_first_change_after_which_both_differ_and_later_ones_do_not_move_it() {
        shop.order(sku, 3);
        report(3);
        report(5);
        var began = drifts(LATER);
        shop.order(sku, 1);
        report(9);

        assertThat(began).singleElement().satisfies(drift -> {
            assertThat(drift.reported()).isEqualTo(5);
            assertThat(drift.promised()).isEqualTo(3);
            assertThat(drift.by()).isEqualTo("a reading of test at WH");
        });
        assertThat(drifts(LATER)).singleElement().satisfies(drift -> {
            assertThat(drift.reported()).isEqualTo(9);
            assertThat(drift.promised()).isEqualTo(4);
            assertThat(drift.since()).isEqualTo(began.get(0).since());
            assertThat(drift.by()).isEqualTo(began.get(0).by());
        });
    }

    @Test
    void an_order_that_the_source_has_not_reserved_yet_begins_it_and_the_reservation_ends_it() {
        report(0);
        shop.order(sku, 2);
        var began = drifts(LATER);
        report(2);

        assertThat(began)
                .singleElement()
                .satisfies(drift -> assertThat(drift.by()).startsWith("order shopify:"));
        assertThat(drifts(LATER)).isEmpty();
    }

    @Test
    void one_that_began_before_both_were_compared_does_not_say_by_what(@Autowired JdbcClient jdbc) {
        report(7);
        jdbc.sql("update stock_position set promised = null, drift_since = null, drift_by = null where sku = :sku")
                .param("sku", sku)
                .update();

        report(8);

        assertThat(drifts(LATER)).singleElement().satisfies(drift -> {
            assertThat(drift.reported()).isEqualTo(8);
            assertThat(drift.by()).isNull();
        });
    }

    @Test
    void only_what_has_lasted_is_told() {
        report(7);

        assertThat(drifts(Instant.parse("2020-01-01T00:00:00Z"))).isEmpty();
        assertThat(drifts(LATER)).hasSize(1);
    }
}
