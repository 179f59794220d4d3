package io.shelfbell.inventory;

import io.shelfbell.fact.ThresholdScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines that were moved and whose items are still to be looked at again, page by page, by any node. */
@Repository
public class ThresholdChanges {
    private final JdbcClient jdbc;

    ThresholdChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Items that this node looks at until its lease ends.
     *
     * @param afterSku how far a line of many items has come; the key itself for one item
     */
    public record Claimed(ThresholdScope scope, String key, String afterSku, Instant until) {}

    /** Begins again where a line was moved once more. */
    public void add(Collection<LinePlace> places, Instant now) {
        jdbc.sql("""
                insert into threshold_change (scope, key, due_at)
                select distinct replace(scope, 'LOCATION', 'SKU') as scope, key, :now::timestamptz
                from unnest(:scopes::text[], :keys::text[]) as p(scope, key) order by 1, 2
                on conflict (scope, key) do update set after_sku = '', due_at = excluded.due_at
                """)
                .param(
                        "scopes",
                        places.stream().map(place -> place.scope().name()).toArray(String[]::new))
                .param("keys", places.stream().map(LinePlace::key).toArray(String[]::new))
                .param("now", now.toString())
                .update();
    }

    /** Some single items. */
    public List<Claimed> claimItems(int limit, Instant now, Duration lease) {
        return claim("scope = 'SKU'", limit, now, lease);
    }

    /** One line of many items, the one that waits longest. */
    public Optional<Claimed> claimMany(Instant now, Duration lease) {
        return claim("scope in ('CATEGORY', 'DEFAULT')", 1, now, lease).stream().findFirst();
    }

    private List<Claimed> claim(String which, int limit, Instant now, Duration lease) {
        return jdbc.sql("""
                update threshold_change set due_at = :until::timestamptz where (scope, key) in (
                    select scope, key from threshold_change where due_at <= :now::timestamptz and %s
                    order by due_at limit :limit for update skip locked)
                returning scope, key, after_sku, due_at
                """.formatted(which))
                .param("until", now.plus(lease).toString())
                .param("now", now.toString())
                .param("limit", limit)
                .query(ThresholdChanges::claimed)
                .list();
    }

    private static Claimed claimed(ResultSet row, int rowNo) throws SQLException {
        return new Claimed(
                ThresholdScope.valueOf(row.getString("scope")),
                row.getString("key"),
                row.getString("after_sku"),
                row.getTimestamp("due_at").toInstant());
    }

    /** The next items of a line of many, among those that were ever read. */
    public List<String> page(Claimed many, int limit) {
        return jdbc.sql("""
                select p.sku from stock_position p join item i using (sku)
                where p.observed_at is not null and p.sku > :after and (:scope = 'DEFAULT' or i.category = :key)
                order by p.sku limit :limit
                """)
                .param("after", many.afterSku())
                .param("scope", many.scope().name())
                .param("key", many.key())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Leaves the rest to whoever comes next. Does nothing when the line was moved again meanwhile. */
    public void advance(Claimed many, String lastSku, Instant now) {
        jdbc.sql("""
                update threshold_change set after_sku = :last, due_at = :now::timestamptz
                where scope = :scope and key = :key and due_at = :until
                """)
                .param("last", lastSku)
                .param("now", now.toString())
                .param("scope", many.scope().name())
                .param("key", many.key())
                .param("until", Timestamp.from(many.until()))
                .update();
    }

    /** Nothing is left to look at. What was moved again meanwhile stays. */
    public void done(Collection<Claimed> claimed) {
        jdbc.sql("""
                delete from threshold_change c using unnest(:scopes::text[], :keys::text[], :untils::timestamptz[]) as d(scope, key, until)
                where c.scope = d.scope and c.key = d.key and c.due_at = d.until
                """)
                .param("scopes", claimed.stream().map(one -> one.scope().name()).toArray(String[]::new))
                .param("keys", claimed.stream().map(Claimed::key).toArray(String[]::new))
                .param(
                        "untils",
                        claimed.stream().map(one -> one.until().toString()).toArray(String[]::new))
                .update();
    }
}
