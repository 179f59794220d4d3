package io.shelfbell.fact;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The item master's entry of one SKU. {@code listed} is false for a SKU that a reading or an order named before the item master did. */
public record Item(
        @Term(value = "SKU", example = "LAMP-RED-01") String sku,
        String name,

        @Term(value = "Item category", example = "Lighting") @Nullable
        String category,

        @Term(value = "Item brand", example = "Nordlys") @Nullable
        String brand,

        @Nullable Money price,
        @Nullable String url,
        @Nullable String imageUrl,

        @Term(value = "Lead time", unit = "days", example = ">= 14", from = "0") @Nullable
        Integer leadTimeDays,

        @Term(value = "Supplier", example = "SUP-7") @Nullable
        String supplierId,

        Map<String, String> attributes,
        @Term(value = "Item is listed", example = "yes") boolean listed) {

    public Item {
        attributes = Map.copyOf(attributes);
    }

    /** A SKU that nobody has described yet: it is called by its SKU. */
    public static Item unlisted(String sku) {
        return new Item(sku, sku, null, null, null, null, null, null, null, Map.of(), false);
    }

    @Term(value = "Item price", unit = "the item's currency", example = ">= 100", from = "0")
    public @Nullable BigDecimal priceAmount() {
        return price == null ? null : price.amount();
    }

    /** The variant in the shop's words ("red, 2 m"), where the item master has one. */
    public @Nullable String variant() {
        return attributes.get("variant");
    }
}
