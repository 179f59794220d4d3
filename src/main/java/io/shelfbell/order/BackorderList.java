package io.shelfbell.order;

import io.shelfbell.fact.Demand;
import io.shelfbell.fact.OpenLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Which open order lines nothing covers, and since which occasion. Test orders have no part in it. */
@Repository
public class BackorderList {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    BackorderList(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Lines of these SKUs that are open or still marked as backordered, oldest order first. */
    public List<OpenLine> lines(Collection<String> skus) {
        return jdbc.sql("""
                select l.order_id, l.line_no, l.sku, l.recipient_id, l.open, l.backordered, o.channel, o.total_amount, o.urgent,
                       o.ordered_at, l.promised_on
                from order_line l join customer_order o using (order_id)
                where l.sku = any(:skus) and (l.open > 0 or l.backordered > 0) and not l.test
                order by o.ordered_at, l.order_id, l.line_no
                """)
                .param("skus", skus.toArray(String[]::new))
                .query(BackorderList::openLine)
                .list();
    }

    /**
     * What becomes of one line.
     *
     * @param backorderedOccasion the occasion that tells the customer that it is not covered; null leaves the former one
     * @param coveredOccasion the occasion that tells that it is covered again; null leaves the former one
     */
    public record Mark(
            String orderId,
            int lineNo,
            int backordered,
            @Nullable Long backorderedOccasion,
            @Nullable Long coveredOccasion) {

        /** This mark on top of an earlier one of the same line. */
        public Mark after(Mark earlier) {
            return new Mark(
                    orderId,
                    lineNo,
                    backordered,
                    backorderedOccasion == null ? earlier.backorderedOccasion : backorderedOccasion,
                    coveredOccasion == null ? earlier.coveredOccasion : coveredOccasion);
        }
    }

    public void mark(Collection<Mark> marks) {
        if (marks.isEmpty()) return;
        jdbc.sql("""
                update order_line l set backordered = m.backordered,
                    backordered_occasion = coalesce(m."backorderedOccasion", l.backordered_occasion),
                    covered_occasion = coalesce(m."coveredOccasion", l.covered_occasion)
                from json_to_recordset(:marks::json) as m("orderId" text, "lineNo" int, backordered int, "backorderedOccasion" bigint,
                     "coveredOccasion" bigint)
                where l.order_id = m."orderId" and l.line_no = m."lineNo"
                """).param("marks", json.writeValueAsString(marks)).update();
    }

    /** Customers of the lines that an occasion left uncovered, in id order, after the given id. */
    public List<String> backorderedBy(long occasionId, String after, int limit) {
        return customers("backordered_occasion = :key", occasionId, after, limit);
    }

    /** Customers of the lines that an occasion covered again. */
    public List<String> coveredBy(long occasionId, String after, int limit) {
        return customers("covered_occasion = :key", occasionId, after, limit);
    }

    /** Customers who wait for units of an item. */
    public List<String> waitingFor(String sku, String after, int limit) {
        return customers("sku = :key and open > 0 and backordered > 0", sku, after, limit);
    }

    private List<String> customers(String condition, Object key, String after, int limit) {
        return jdbc.sql("""
                select distinct recipient_id from order_line
                where %s and recipient_id > :after and not test
                order by recipient_id limit :limit
                """.formatted(condition))
                .param("key", key)
                .param("after", after)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** A customer and an item. */
    public record Want(String recipientId, String sku) {}

    /** What customers have open for items; one who has nothing open is missing. */
    public Map<Want, Demand> demands(Collection<Want> wants) {
        var demands = new HashMap<Want, Demand>();
        if (wants.isEmpty()) return demands;
        jdbc.sql("""
                select l.recipient_id, l.sku, (array_agg(o.order_id order by o.ordered_at, o.order_id))[1] as order_id,
                       (array_agg(o.number order by o.ordered_at, o.order_id))[1] as number,
                       (array_agg(o.channel order by o.ordered_at, o.order_id))[1] as channel,
                       max(o.total_amount) as order_value, count(*) as lines, least(sum(l.open), 2147483647)::int as quantity,
                       least(sum(l.backordered), 2147483647)::int as quantity_short, bool_or(o.urgent) as urgent, min(o.ordered_at) as ordered_at,
                       min(l.promised_on) as promised_on
                from json_to_recordset(:wants::json) as w("recipientId" text, sku text)
                join order_line l on l.recipient_id = w."recipientId" and l.sku = w.sku and l.open > 0 and not l.test
                join customer_order o using (order_id)
                group by l.recipient_id, l.sku
                """).param("wants", json.writeValueAsString(wants)).query((RowCallbackHandler)
                row -> demands.put(new Want(row.getString("recipient_id"), row.getString("sku")), demand(row)));
        return demands;
    }

    private static OpenLine openLine(ResultSet row, int rowNo) throws SQLException {
        return new OpenLine(
                row.getString("order_id"),
                row.getInt("line_no"),
                row.getString("sku"),
                row.getString("recipient_id"),
                row.getInt("open"),
                row.getInt("backordered"),
                row.getString("channel"),
                row.getBigDecimal("total_amount"),
                null,
                row.getBoolean("urgent"),
                row.getTimestamp("ordered_at").toInstant(),
                row.getObject("promised_on", LocalDate.class));
    }

    private static Demand demand(ResultSet row) throws SQLException {
        return new Demand(
                row.getString("order_id"),
                row.getString("number"),
                row.getString("channel"),
                row.getBigDecimal("order_value"),
                row.getInt("lines"),
                row.getInt("quantity"),
                row.getInt("quantity_short"),
                row.getBoolean("urgent"),
                false,
                row.getTimestamp("ordered_at").toInstant(),
                row.getObject("promised_on", LocalDate.class));
    }
}
