package io.shelfbell.command.drill;

import static java.util.stream.Collectors.toMap;

import io.shelfbell.command.drill.Errand.Kind;
import io.shelfbell.command.stage.ProviderLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the service promises, held against what was told to it, what it stored and what its provider took. Reads only. */
final class Promises {
    private final JdbcClient database;
    private final World world;
    private final History history;
    private final Path ledger;
    private final Duration mayStillStart;

    /**
     * @param ledger of the provider
     * @param mayStillStart how long after its claim a message may be begun
     */
    Promises(JdbcClient database, World world, History history, Path ledger, Duration mayStillStart) {
        this.database = database;
        this.world = world;
        this.history = history;
        this.ledger = ledger;
        this.mayStillStart = mayStillStart;
    }

    List<Count> counts() throws IOException {
        return List.of(bodies(), orders(), readings(), audiences(), notifications(), messages(), optOuts());
    }

    /** 1: what was accepted is durable, and worked on. */
    private Count bodies() {
        var acknowledged = world.bodies();
        long lost = number("""
                select count(*) from unnest(:ids::uuid[]) as a(id)
                where not exists (select from intake i where i.intake_id = a.id and i.state = 'DONE')
                """, Map.of("ids", acknowledged.toArray(UUID[]::new)));
        return new Count(
                "order bodies acknowledged are kept and worked on",
                world.ordersTold(),
                acknowledged.size(),
                lost,
                0,
                0,
                0);
    }

    /** 3, 4: each order is what its newest version says, and no version counts twice. */
    private Count orders() {
        record Stored(String externalId, boolean cancelled, int units, int open) {}
        var stored = database.sql("""
                        select o.external_id, o.cancelled, sum(l.quantity) as units, sum(l.open) as open
                        from customer_order o join order_line l on l.order_id = o.order_id where l.quantity > 0
                        group by o.order_id
                        """).query(Stored.class).list().stream()
                .collect(toMap(Stored::externalId, Function.identity()));
        long lost = 0;
        long other = 0;
        for (var order : history.orders().values()) {
            var there = stored.get(String.valueOf(order.id()));
            var wanted = new Stored(String.valueOf(order.id()), order.cancelled(), order.quantity(), order.open());
            if (there == null) lost++;
            else if (!there.equals(wanted)) other++;
        }
        long doubled = number("select count(*) from order_version", Map.of()) - history.versions();
        return new Count(
                "orders are what their newest version says",
                history.versions(),
                world.heard(Kind.ORDER).size(),
                lost,
                Math.max(0, doubled),
                other + Math.max(0, stored.size() - history.orders().size()),
                0);
    }

    /** 4: the newest reading wins. */
    private Count readings() {
        var stored = new HashMap<String, Integer>();
        database.sql("select sku, on_hand from stock_level where location = 'DRILL'")
                .query(row -> {
                    stored.put(row.getString(1), row.getInt(2));
                });
        long lost = 0;
        long other = 0;
        for (var wanted : history.onHand().entrySet()) {
            var there = stored.get(wanted.getKey());
            if (there == null) lost++;
            else if (!there.equals(wanted.getValue())) other++;
        }
        return new Count(
                "stock is what the newest reading says",
                world.attempted(Kind.READING).size(),
                world.heard(Kind.READING).size(),
                lost,
                0,
                other,
                0);
    }

    /** 2: whoever lost the cover of a line is told of that occasion, or it is known why not. */
    private Count audiences() {
        long occasions = number("select count(*) from occasion", Map.of());
        long open = number("select count(*) from occasion where state <> 'RESOLVED'", Map.of());
        long untold = number("""
                select count(*) from (select distinct l.backordered_occasion, l.recipient_id from order_line l
                                      where l.backordered_occasion is not null) as w
                where not exists (select from notification n where n.occasion_id = w.backordered_occasion
                                    and n.recipient_id = w.recipient_id)
                """, Map.of());
        long doubled = number("""
                select count(*) - count(distinct (occasion_id, recipient_id)) from notification
                """, Map.of());
        return new Count(
                "everybody concerned by an occasion is decided on", occasions, occasions, open + untold, doubled, 0, 0);
    }

    /** 2: sent, suppressed with a reason, due later, or failed and visible. */
    private Count notifications() {
        long all = number("select count(*) from notification", Map.of());
        long open = number("""
                select count(*) from notification n where state = 'PENDING'
                  and not exists (select from delivery d where d.notification_id = n.notification_id and d.state = 'PENDING'
                                    and d.due_at > now())
                """, Map.of());
        long unexplained = number("""
                select count(*) from notification where state in ('SUPPRESSED', 'WITHDRAWN', 'FAILED') and reason is null
                """, Map.of());
        return new Count(
                "every notification is sent, suppressed, due later or visible", all, all, open, 0, unexplained, 0);
    }

    /** 3: what the provider took is what the service says, once, but for what it counts itself. */
    private Count messages() throws IOException {
        var taken = ProviderLedger.taken(ledger);
        var sent = new HashSet<String>();
        var ambiguous = new HashSet<String>();
        database.sql("""
                select delivery_id, state, ambiguous from delivery where channel = 'SMS' and (state = 'SENT' or ambiguous > 0)
                """).query(row -> {
            var id = "d" + row.getLong(1);
            if (row.getString(2).equals("SENT")) sent.add(id);
            if (row.getInt(3) > 0) ambiguous.add(id);
        });
        var byDelivery = new HashMap<String, Long>();
        taken.forEach((id, times) -> byDelivery.merge(id.substring(0, id.indexOf('@')), times, Long::sum));
        return new Count(
                "messages are taken by the provider as they are recorded",
                number("select count(distinct delivery_id) from attempt", Map.of()),
                sent.size(),
                sent.stream().filter(id -> !byDelivery.containsKey(id)).count(),
                count(byDelivery, (id, times) -> times > 1 && !ambiguous.contains(id)),
                count(byDelivery, (id, times) -> !sent.contains(id) && !ambiguous.contains(id)),
                count(byDelivery, (id, times) -> times > 1 && ambiguous.contains(id)));
    }

    private static long count(Map<String, Long> taken, BiPredicate<String, Long> which) {
        return taken.entrySet().stream()
                .filter(one -> which.test(one.getKey(), one.getValue()))
                .count();
    }

    /** 5: nothing is claimed for an address after its owner's no was committed; what was claimed before may still begin for a while. */
    private Count optOuts() {
        long after = number(
                """
                select count(*) from unnest(:phones::text[], :times::timestamptz[]) as s(phone, heard_at)
                join recipient r on r.phone = s.phone
                join delivery d on d.recipient_id = r.recipient_id and d.channel = 'SMS'
                join attempt a on a.delivery_id = d.delivery_id
                where a.started_at > s.heard_at + :allowed * interval '1 ms'
                """,
                Map.of(
                        "phones",
                        world.optedOut().keySet().toArray(String[]::new),
                        "times",
                        world.optedOut().values().stream()
                                .map(Instant::toString)
                                .toArray(String[]::new),
                        "allowed",
                        mayStillStart.toMillis()));
        var heard = world.heard(Kind.OPT_OUT);
        long kept = number("select count(*) from suppression where channel = 'SMS' and reason = 'OPTED_OUT'", Map.of());
        return new Count(
                "no message is claimed after an opt-out",
                world.attempted(Kind.OPT_OUT).size(),
                heard.size(),
                Math.max(0, heard.size() - kept),
                0,
                after,
                0);
    }

    private long number(String sql, Map<String, ?> values) {
        return database.sql(sql).params(values).query(Long.class).single();
    }

    /** Whether nothing is left to do: no body to read, no audience to resolve, no message to send. */
    static boolean isDrained(JdbcClient database) {
        return database.sql("""
                select not exists (select from intake where state = 'RECEIVED')
                   and not exists (select from occasion where state = 'OPEN')
                   and not exists (select from delivery where state in ('RELAYED', 'SENDING'))
                   and not exists (select from delivery where state = 'PENDING' and due_at <= now() + interval '60 s')
                """).query(Boolean.class).single();
    }

    /** Kinds of state, for whoever wants to know what is not done. */
    static String leftovers(JdbcClient database) {
        return database.sql("""
                select coalesce(string_agg(what || '=' || n, ', '), 'nothing') from (
                  select 'intake ' || state as what, count(*) as n from intake where state <> 'DONE' group by 1 union all
                  select 'occasion ' || state, count(*) from occasion where state <> 'RESOLVED' group by 1 union all
                  select 'delivery ' || state, count(*) from delivery where state in ('PENDING', 'RELAYED', 'SENDING') group by 1) as x
                """).query(String.class).single();
    }
}
