package io.shelfbell.order;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.shelfbell.fact.CanonicalOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every order, as it came in our words. */
@Repository
public class OrderVersions {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderVersions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A version that came in.
     *
     * @param held whether it must not count yet
     */
    public record Incoming(CanonicalOrder order, @Nullable UUID intakeId, boolean held, Instant receivedAt) {
        public Name name() {
            return new Name(order.id(), order.version());
        }
    }

    /** One version of one order. */
    public record Name(String orderId, String version) {}

    /** What a version met that has the same name. */
    public enum Arrival {
        NEW,
        SAME,

        /** Of the same name, with other content. */
        OTHER
    }

    private record Written(
            String orderId,
            String version,
            String kind,
            Instant updatedAt,
            @Nullable UUID intakeId,
            CanonicalOrder canonical,
            boolean held,
            Instant receivedAt) {
        static Written of(Incoming in) {
            var order = in.order();
            return new Written(
                    order.id(),
                    order.version(),
                    order.kind().name(),
                    order.updatedAt(),
                    in.intakeId(),
                    order,
                    in.held(),
                    in.receivedAt());
        }
    }

    /** Makes other transactions that change the same orders wait until this one ends; always in one order. */
    public void lock(Collection<String> orderIds) {
        jdbc.sql(
                        "select pg_advisory_xact_lock(hashtextextended(id, 0)) from (select unnest(:ids::text[]) as id order by 1) as o")
                .param("ids", orderIds.stream().distinct().toArray(String[]::new))
                .query()
                .listOfRows();
    }

    /** Keeps versions, each of another order or of another name, and says what each met. One that was held may count now. */
    public Map<Name, Arrival> add(Collection<Incoming> incoming) {
        var arrivals = new HashMap<Name, Arrival>();
        jdbc.sql("""
                with said as (
                    select * from json_to_recordset(:versions::json) as v("orderId" text, version text, kind text,
                        "updatedAt" timestamptz, "intakeId" uuid, canonical jsonb, held boolean, "receivedAt" timestamptz)),
                known as (
                    select o.order_id, o.version, o.canonical, o.held
                    from order_version o join said s on o.order_id = s."orderId" and o.version = s.version),
                written as (
                    insert into order_version as o (order_id, version, kind, updated_at, intake_id, canonical, held, received_at)
                    select "orderId", version, kind, "updatedAt", "intakeId", canonical, held, "receivedAt" from said
                    on conflict (order_id, version) do update set canonical = excluded.canonical, held = excluded.held,
                        intake_id = excluded.intake_id, kind = excluded.kind, updated_at = excluded.updated_at
                    where o.held
                    returning o.order_id, o.version)
                select s."orderId", s.version, case when k.order_id is null or k.held and w.order_id is not null then 'NEW'
                                  when k.canonical = s.canonical then 'SAME' else 'OTHER' end as arrival
                from said s left join known k on k.order_id = s."orderId" and k.version = s.version
                     left join written w on w.order_id = s."orderId" and w.version = s.version
                """)
                .param(
                        "versions",
                        json.writeValueAsString(
                                incoming.stream().map(Written::of).toList()))
                .query(row -> {
                    arrivals.put(
                            new Name(row.getString(1), row.getString(2)), Arrival.valueOf(row.getString("arrival")));
                });
        return arrivals;
    }

    /** The bodies from which changes and cancellations of these orders came. */
    public List<UUID> changes(Collection<String> orderIds) {
        return jdbc.sql("""
                select distinct intake_id from order_version
                where order_id = any(:ids) and kind <> 'ORDER' and not held and intake_id is not null
                """)
                .param("ids", orderIds.toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    /** Says anew what versions say that are kept. Returns how many of them there are. */
    public int replace(Collection<CanonicalOrder> orders) {
        return jdbc.sql("""
                update order_version v set canonical = o.canonical, kind = o.kind, updated_at = o."updatedAt"
                from json_to_recordset(:orders::json) as o("orderId" text, version text, kind text, "updatedAt" timestamptz, canonical jsonb)
                where v.order_id = o."orderId" and v.version = o.version
                """)
                .param(
                        "orders",
                        json.writeValueAsString(orders.stream()
                                .map(order -> Written.of(new Incoming(order, null, false, order.updatedAt())))
                                .toList()))
                .update();
    }

    /** All versions that count, by order. */
    public Map<String, List<CanonicalOrder>> of(Collection<String> orderIds) {
        record Known(String id, CanonicalOrder order) {}
        return jdbc
                .sql("select order_id, canonical from order_version where order_id = any(:ids) and not held")
                .param("ids", orderIds.toArray(String[]::new))
                .query((row, n) -> new Known(row.getString(1), json.readValue(row.getString(2), CanonicalOrder.class)))
                .list()
                .stream()
                .collect(groupingBy(Known::id, mapping(Known::order, toList())));
    }

    /** The newest version of an order, also one that is held. */
    public List<CanonicalOrder> history(String orderId) {
        return jdbc.sql("select canonical from order_version where order_id = :id order by updated_at, version")
                .param("id", orderId)
                .query((row, n) -> json.readValue(row.getString(1), CanonicalOrder.class))
                .list();
    }
}
