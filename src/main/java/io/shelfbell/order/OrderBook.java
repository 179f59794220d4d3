package io.shelfbell.order;

import static java.util.stream.Collectors.toMap;

import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.fact.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The canonical orders: one per channel and external id, the newest version wins. */
@Repository
public class OrderBook {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderBook(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The SKUs that the stored lines of orders name. */
    public Set<String> skus(Collection<String> orderIds) {
        return jdbc.sql("select distinct sku from order_line where order_id = any(:ids)")
                .param("ids", orderIds.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Units of orders' lines that nothing covers, by the line's number; nothing for lines that are covered. */
    public Map<String, Map<Integer, Integer>> backordered(Collection<String> orderIds) {
        var lines = new HashMap<String, Map<Integer, Integer>>();
        jdbc.sql("select order_id, line_no, backordered from order_line where order_id = any(:ids) and backordered > 0")
                .param("ids", orderIds.toArray(String[]::new))
                .query(row -> {
                    lines.computeIfAbsent(row.getString(1), id -> new HashMap<>())
                            .put(row.getInt(2), row.getInt(3));
                });
        return lines;
    }

    /** Orders with open lines of these SKUs, in the order of their ids, from behind one on. */
    public List<String> openWith(Collection<String> skus, String after, int limit) {
        return jdbc.sql("""
                select distinct order_id from order_line where sku = any(:skus) and open > 0 and order_id > :after
                order by order_id limit :limit
                """)
                .param("skus", skus.toArray(String[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Creates or replaces orders with their lines; what is known about a line's backorder stays with its number and SKU. */
    public void put(Collection<CustomerOrder> orders) {
        var text = json.writeValueAsString(orders);
        putOrders(text);
        dropLines(orders.stream().map(CustomerOrder::id).toArray(String[]::new), text);
        putLines(text);
    }

    private void putOrders(String orders) {
        jdbc.sql("""
                insert into customer_order (order_id, channel, external_id, number, recipient_id, total_amount, total_currency, urgent,
                                            test, cancelled, ordered_at, updated_at)
                select id, channel, "externalId", number, "recipientId", (total ->> 'amount')::numeric, total ->> 'currency', urgent,
                       test, cancelled, "orderedAt", "updatedAt"
                from json_to_recordset(:orders::json) as o(id text, channel text, "externalId" text, number text, "recipientId" text,
                     total json, urgent boolean, test boolean, cancelled boolean, "orderedAt" timestamptz, "updatedAt" timestamptz)
                on conflict (order_id) do update set number = excluded.number, recipient_id = excluded.recipient_id,
                    total_amount = excluded.total_amount, total_currency = excluded.total_currency, urgent = excluded.urgent,
                    test = excluded.test, cancelled = excluded.cancelled, ordered_at = excluded.ordered_at,
                    updated_at = excluded.updated_at
                """).param("orders", orders).update();
    }

    private void dropLines(String[] ids, String orders) {
        jdbc.sql("""
                delete from order_line
                where order_id = any(:ids) and (order_id, line_no, sku) not in (
                    select o.id, n."lineNo", n.sku
                    from json_to_recordset(:orders::json) as o(id text, lines json),
                         json_to_recordset(o.lines) as n("lineNo" int, sku text))
                """).param("ids", ids).param("orders", orders).update();
    }

    private void putLines(String orders) {
        jdbc.sql("""
                insert into order_line (order_id, line_no, recipient_id, test, sku, name, quantity, open, price_amount, price_currency,
                                        promised_on)
                select o.id, n."lineNo", o."recipientId", o.test, n.sku, n.name, n.quantity, n.open,
                       (n."unitPrice" ->> 'amount')::numeric, n."unitPrice" ->> 'currency', n."promisedOn"
                from json_to_recordset(:orders::json) as o(id text, "recipientId" text, test boolean, lines json),
                     json_to_recordset(o.lines) as n("lineNo" int, sku text, name text, quantity int, open int, "unitPrice" json,
                         "promisedOn" date)
                on conflict (order_id, line_no) do update set recipient_id = excluded.recipient_id, test = excluded.test,
                    name = excluded.name, quantity = excluded.quantity, open = excluded.open, price_amount = excluded.price_amount,
                    price_currency = excluded.price_currency, promised_on = excluded.promised_on
                """).param("orders", orders).update();
    }

    public Optional<CustomerOrder> find(String orderId) {
        return jdbc.sql("""
                select order_id, channel, external_id, number, recipient_id, total_amount, total_currency, urgent, test, cancelled,
                       ordered_at, updated_at
                from customer_order where order_id = :id
                """)
                .param("id", orderId)
                .query((row, n) -> order(row, lines(orderId)))
                .optional();
    }

    private List<CustomerOrder.Line> lines(String orderId) {
        return jdbc.sql("""
                select line_no, sku, name, quantity, open, price_amount, price_currency, promised_on
                from order_line where order_id = :id order by line_no
                """)
                .param("id", orderId)
                .query((row, n) -> new CustomerOrder.Line(
                        row.getInt("line_no"),
                        row.getString("sku"),
                        row.getString("name"),
                        row.getInt("quantity"),
                        row.getInt("open"),
                        money(row, "price"),
                        row.getObject("promised_on", LocalDate.class)))
                .list();
    }

    /** Units of open order lines by SKU, tests left out; a SKU without any is missing. */
    public Map<String, Integer> openUnits(Collection<String> skus) {
        record Open(String sku, int units) {}
        return jdbc.sql("""
                select sku, least(sum(open), 2147483647)::int as units
                from order_line where sku = any(:skus) and open > 0 and not test
                group by sku
                """).param("skus", skus.toArray(String[]::new)).query(Open.class).list().stream()
                .collect(toMap(Open::sku, Open::units));
    }

    private static CustomerOrder order(ResultSet row, List<CustomerOrder.Line> lines) throws SQLException {
        return new CustomerOrder(
                row.getString("order_id"),
                row.getString("channel"),
                row.getString("external_id"),
                row.getString("number"),
                row.getString("recipient_id"),
                money(row, "total"),
                row.getBoolean("urgent"),
                row.getBoolean("test"),
                row.getBoolean("cancelled"),
                row.getTimestamp("ordered_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                lines);
    }

    private static @Nullable Money money(ResultSet row, String prefix) throws SQLException {
        var amount = row.getBigDecimal(prefix + "_amount");
        var currency = row.getString(prefix + "_currency");
        return amount == null || currency == null ? null : new Money(amount, Currency.getInstance(currency));
    }
}
