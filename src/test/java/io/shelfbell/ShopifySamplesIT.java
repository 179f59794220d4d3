package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Public Shopify payloads, which lie beside the project and not in it. Name another place with {@code -Dshelfbell.samples=FOLDER}. */
@ServiceTest
class ShopifySamplesIT {
    private static final Path FOLDER =
            Path.of(System.getProperty("shelfbell.samples", "../shared/samples"), "orders", "shopify");

    private Shop shop;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
    }

    private static List<Path> samples() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void every_sample_is_decided_about_and_the_orders_are_taken() throws IOException {
        assumeTrue(
                Files.isDirectory(FOLDER), "no samples in " + FOLDER + "; name them with -Dshelfbell.samples=FOLDER");
        var taken = new TreeMap<String, Shop.Reply>();

        for (var sample : samples()) {
            var reply = shop.post("/api/v1/orders/shopify?wait=20s", Files.readAllBytes(sample));
            Shop.expect(202, reply);
            if (isTaken(reply)) taken.put(sample.getFileName().toString(), reply);
            else isRejected(reply);
        }

        assertThat(taken.keySet())
                .isEqualTo(Set.of("go-shopify-order_with_transaction.json", "go-shopify-orders.json"));
        taken.values().forEach(this::hasItsOrders);
    }

    /** A database that is kept from an earlier run knows them already. */
    private static boolean isTaken(Shop.Reply reply) {
        return Set.of("ACCEPTED", "DUPLICATE")
                .contains(reply.json().path("status").asString());
    }

    private static void isRejected(Shop.Reply reply) {
        assertThat(reply.json().path("status").asString()).as(reply.body()).isEqualTo("REJECTED");
        assertThat(Problem.errors(reply.json().path("findings"))).isNotEmpty();
    }

    private void hasItsOrders(Shop.Reply reply) {
        assertThat(reply.json().path("orderIds")).isNotEmpty();
        for (var id : reply.json().path("orderIds")) Shop.expect(200, shop.get("/api/v1/orders/" + id.asString()));
    }
}
