package io.shelfbell.inventory;

import static java.util.stream.Collectors.toMap;

import io.shelfbell.fact.Item;
import io.shelfbell.fact.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The item master. */
@Repository
public class ItemBook {
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ItemBook(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Creates or replaces items. Safe to repeat. */
    public void put(Collection<Item> items) {
        jdbc.sql("""
                insert into item (sku, name, category, brand, price_amount, price_currency, url, image_url, lead_time_days,
                                  supplier_id, attributes, listed, updated_at)
                select sku, name, category, brand, (price ->> 'amount')::numeric, price ->> 'currency', url, "imageUrl",
                       "leadTimeDays", "supplierId", attributes, listed, now()
                from json_to_recordset(:items::json) as i(sku text, name text, category text, brand text, price json, url text,
                     "imageUrl" text, "leadTimeDays" int, "supplierId" text, attributes jsonb, listed boolean)
                order by sku
                on conflict (sku) do update set name = excluded.name, category = excluded.category, brand = excluded.brand,
                    price_amount = excluded.price_amount, price_currency = excluded.price_currency, url = excluded.url,
                    image_url = excluded.image_url, lead_time_days = excluded.lead_time_days,
                    supplier_id = excluded.supplier_id, attributes = excluded.attributes, listed = excluded.listed,
                    updated_at = excluded.updated_at
                """).param("items", json.writeValueAsString(items)).update();
    }

    /** The items of these SKUs; a SKU that the item master does not know is an unlisted item. */
    public Map<String, Item> of(Collection<String> skus) {
        var known = jdbc.sql("""
                select sku, name, category, brand, price_amount, price_currency, url, image_url, lead_time_days, supplier_id,
                       attributes, listed
                from item where sku = any(:skus)
                """).param("skus", skus.toArray(String[]::new)).query(this::item).list().stream()
                .collect(toMap(Item::sku, Function.identity()));
        return skus.stream()
                .distinct()
                .collect(toMap(Function.identity(), sku -> known.getOrDefault(sku, Item.unlisted(sku))));
    }

    /** Every SKU of a category, or all of them. */
    public List<String> skus(@Nullable String category) {
        return jdbc.sql("select sku from item where :category::text is null or category = :category order by sku")
                .param("category", category)
                .query(String.class)
                .list();
    }

    /** The categories that items have, in order; as many steps through the index as there are categories. */
    public List<String> categories(int limit) {
        return jdbc.sql("""
                with recursive step as (
                    (select category from item where category is not null order by category limit 1)
                    union all
                    select (select i.category from item i where i.category > step.category order by i.category limit 1)
                    from step where step.category is not null)
                select category from step where category is not null limit :limit
                """).param("limit", limit).query(String.class).list();
    }

    private Item item(ResultSet row, int rowNo) throws SQLException {
        return new Item(
                row.getString("sku"),
                row.getString("name"),
                row.getString("category"),
                row.getString("brand"),
                price(row),
                row.getString("url"),
                row.getString("image_url"),
                row.getObject("lead_time_days", Integer.class),
                row.getString("supplier_id"),
                attributes(row.getString("attributes")),
                row.getBoolean("listed"));
    }

    private Map<String, String> attributes(String text) {
        return text.equals("{}") ? Map.of() : json.readValue(text, ATTRIBUTES);
    }

    private static @Nullable Money price(ResultSet row) throws SQLException {
        var amount = row.getBigDecimal("price_amount");
        var currency = row.getString("price_currency");
        return amount == null || currency == null ? null : new Money(amount, Currency.getInstance(currency));
    }
}
