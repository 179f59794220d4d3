package io.shelfbell.inventory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What sales channels and buyers call our articles. */
@Repository
public class AliasList {
    /** Of aliases that hold for all channels. */
    public static final String EVERYWHERE = "*";

    private final JdbcClient jdbc;

    AliasList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param channel {@link #EVERYWHERE} for all */
    public record Alias(String channel, String alias, String sku) {}

    /** How an article is named where it is ordered: by the seller's SKU, the buyer's, and its GTIN. */
    public record Named(
            String channel,
            String sku,
            @Nullable String buyerSku,
            @Nullable String gtin) {}

    /** Creates or replaces aliases, each once. Safe to repeat. */
    public void put(Collection<Alias> aliases) {
        jdbc.sql("""
                insert into sku_alias (channel, alias, sku)
                select channel, alias, sku from unnest(:channels::text[], :aliases::text[], :skus::text[]) as a(channel, alias, sku)
                order by channel, alias
                on conflict (channel, alias) do update set sku = excluded.sku
                """)
                .param("channels", aliases.stream().map(Alias::channel).toArray(String[]::new))
                .param("aliases", aliases.stream().map(Alias::alias).toArray(String[]::new))
                .param("skus", aliases.stream().map(Alias::sku).toArray(String[]::new))
                .update();
    }

    /** False when there is none. */
    public boolean remove(String channel, String alias) {
        return jdbc.sql("delete from sku_alias where channel = :channel and alias = :alias")
                        .param("channel", channel)
                        .param("alias", alias)
                        .update()
                == 1;
    }

    /**
     * In their order.
     *
     * @param after where the page before ended; null for the first
     */
    public List<Alias> list(@Nullable String channel, @Nullable String sku, @Nullable Alias after, int limit) {
        return jdbc.sql("""
                select channel, alias, sku from sku_alias
                where (:channel::text is null or channel = :channel) and (:sku::text is null or sku = :sku)
                  and (:afterChannel::text is null or (channel, alias) > (:afterChannel, :afterAlias))
                order by channel, alias limit :limit
                """)
                .param("channel", channel)
                .param("sku", sku)
                .param("afterChannel", after == null ? null : after.channel())
                .param("afterAlias", after == null ? null : after.alias())
                .param("limit", limit)
                .query(Alias.class)
                .list();
    }

    /**
     * Our SKU of each that we know: a name that the channel has for it, then the SKU as it stands, then names that hold everywhere, and last the
     * GTIN of the item master. A buyer's number is never taken for a SKU of ours by itself: it may be another article's.
     */
    public Map<Named, String> skus(Collection<Named> named) {
        var asked = named.stream().distinct().toList();
        var skus = new HashMap<Named, String>();
        jdbc.sql("""
                with said as (
                    select * from unnest(:channels::text[], :skus::text[], :buyers::text[], :gtins::text[])
                        with ordinality as s(channel, sku, buyer, gtin, no))
                select s.no, coalesce(
                    (select a.sku from sku_alias a where a.channel = s.channel and a.alias in (s.sku, s.buyer, s.gtin)
                     order by array_position(array[s.sku, s.buyer, s.gtin], a.alias) limit 1),
                    (select i.sku from item i where i.sku = s.sku and i.listed),
                    (select a.sku from sku_alias a where a.channel = '*' and a.alias in (s.sku, s.buyer, s.gtin)
                     order by array_position(array[s.sku, s.buyer, s.gtin], a.alias) limit 1),
                    (select min(i.sku) from item i where i.attributes ->> 'gtin' is not null
                       and ltrim(i.attributes ->> 'gtin', '0') = ltrim(s.gtin, '0') having count(*) = 1)) as known
                from said s
                """)
                .param("channels", asked.stream().map(Named::channel).toArray(String[]::new))
                .param("skus", asked.stream().map(Named::sku).toArray(String[]::new))
                .param("buyers", asked.stream().map(Named::buyerSku).toArray(String[]::new))
                .param("gtins", asked.stream().map(Named::gtin).toArray(String[]::new))
                .query(row -> {
                    var known = row.getString("known");
                    if (known != null) skus.put(asked.get(row.getInt("no") - 1), known);
                });
        return skus;
    }
}
