package io.shelfbell;

import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Somebody who waits for an item, by e-mail and in the app. */
record Watcher(Shop shop, String id, String sku) {

    /** @param more further fields of the recipient, each with a comma before it */
    static Watcher of(Shop shop, String sku, ZoneOffset zone, String more) {
        var watcher = new Watcher(shop, Shop.freshSku("watcher"), sku);
        watcher.movesTo(zone, more);
        Shop.expect(204, shop.put("/api/v1/recipients/" + watcher.id + "/watches/" + sku, ""));
        return watcher;
    }

    static Watcher of(Shop shop, String sku, ZoneOffset zone) {
        return of(shop, sku, zone, "");
    }

    void movesTo(ZoneOffset zone, String more) {
        var body = """
                {"email": "%s@mail.example", "timeZone": "%s"%s}""".formatted(id, zone.getId(), more);
        Shop.expect(204, shop.put("/api/v1/recipients/" + id, body));
    }

    void wants(String preferences) {
        Shop.expect(204, shop.put("/api/v1/recipients/" + id + "/preferences", preferences));
    }

    List<JsonNode> notifications() {
        return shop.notifications("recipient=" + id + "&sku=" + sku);
    }

    /** The newest one, once there are so many. */
    JsonNode notification(int count) {
        Shop.eventually(
                count + " notifications for " + id, () -> notifications().size() == count);
        return notifications().get(0);
    }

    JsonNode notification() {
        return notification(1);
    }

    /** How one channel of the newest notification stands: its state, and its reason if there is one. */
    String delivery(String channel) {
        for (var delivery : notifications().get(0).path("deliveries")) {
            if (!delivery.path("channel").asString().equals(channel)) continue;
            return (delivery.path("state").asString() + " "
                            + delivery.path("reason").asString(""))
                    .strip();
        }
        return "none";
    }

    /** Waits until the newest notification is in that state. */
    void isEventually(String state) {
        Shop.eventually(
                id + " is " + state,
                () -> !notifications().isEmpty()
                        && notifications().get(0).path("state").asString().equals(state));
    }

    void isEventually(String channel, String delivery) {
        Shop.eventually(
                id + " " + channel + " " + delivery,
                () -> !notifications().isEmpty() && delivery(channel).equals(delivery));
    }

    List<JsonNode> messages() {
        return shop.messages(id);
    }
}
