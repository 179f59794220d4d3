package io.shelfbell.intake.http;

import io.shelfbell.fact.Item;
import io.shelfbell.fact.Part;
import io.shelfbell.intake.Bounds;
import io.shelfbell.intake.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads items from JSON. */
final class Items {
    private Items() {}

    /**
     * An item, and what it is made of.
     *
     * @param parts null where nothing is said about them
     */
    record Described(Item item, @Nullable List<Part> parts) {}

    static @Nullable Described described(Fields fields, String sku) {
        var parts = fields.has("parts") ? Parts.of(fields, sku) : null;
        var item = item(fields, sku, fields.text("name"));
        return item == null ? null : new Described(item, parts);
    }

    static @Nullable Item item(Fields fields, @Nullable String sku, @Nullable String name) {
        fields.optionalText("sku");
        var category = fields.optionalText("category");
        var brand = fields.optionalText("brand");
        var price = fields.optionalMoney("price");
        if (price != null) Bounds.notNegative(fields, "price", price.amount());
        var url = fields.optionalText("url");
        var imageUrl = fields.optionalText("imageUrl");
        var leadTimeDays = Bounds.atLeast(0, fields, "leadTimeDays");
        var supplierId = fields.optionalText("supplierId");
        Map<String, String> attributes = fields.textMap("attributes");
        if (sku == null || name == null) return null;
        return new Item(sku, name, category, brand, price, url, imageUrl, leadTimeDays, supplierId, attributes, true);
    }
}
