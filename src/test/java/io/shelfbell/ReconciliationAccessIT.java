package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.access.Scope;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may ask for comparisons, and of what. */
@ServiceTest
class ReconciliationAccessIT {
    private static final String DOOR = "/api/v1/sources/%s/reconciliations";

    private Shop shop;
    private Shop reader;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        var home = "http://localhost:" + port;
        shop = new Shop(home, keys.issue("test", Role.ADMIN.scopes()));
        reader = new Shop(home, keys.issue("reader", Set.of(Scope.STOCK_READ)));
    }

    @Test
    void a_source_that_is_not_there_cannot_be_compared() {
        Shop.expect(404, shop.post(DOOR.formatted("nowhere"), ""));
        Shop.expect(404, shop.get(DOOR.formatted("nowhere")));
        Shop.expect(404, shop.get(DOOR.formatted("unreadable-db") + "/1"));
    }

    @Test
    void one_that_is_configured_wrongly_says_what_is_wrong() {
        var refused = shop.post(DOOR.formatted("unreadable-db"), "");

        Shop.expect(409, refused);
        assertThat(refused.json().path("detail").asString()).contains("tables[0].location: This is missing.");
        assertThat(shop.get(DOOR.formatted("unreadable-db")).json().isEmpty()).isTrue();
    }

    @Test
    void whoever_may_only_read_may_not_ask_for_one() {
        Shop.expect(403, reader.post(DOOR.formatted("unreadable-db"), ""));
        Shop.expect(200, reader.get(DOOR.formatted("unreadable-db")));
    }
}
