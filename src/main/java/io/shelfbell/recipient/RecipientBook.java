package io.shelfbell.recipient;

import static java.util.stream.Collectors.toMap;

import io.shelfbell.fact.Customer;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.Recipient;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Recipients with their addresses and preferences. */
@Repository
public class RecipientBook {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SuppressionList suppressions;
    private final RecipientRows rows;

    RecipientBook(JdbcClient jdbc, JsonMapper json, SuppressionList suppressions) {
        this.jdbc = jdbc;
        this.json = json;
        this.suppressions = suppressions;
        this.rows = new RecipientRows(json);
    }

    /** Creates or replaces who recipients are; what they asked for is kept unless they are new. Safe to repeat. */
    public void put(Collection<Recipient> recipients) {
        jdbc.sql("""
                insert into recipient (recipient_id, name, email, phone, locale, time_zone, country, region, tier, segments, devices,
                                       updated_at)
                select id, name, email, phone, locale, "timeZone", country, region, tier,
                       array(select json_array_elements_text(segments) order by 1), devices, now()
                from json_to_recordset(:recipients::json) as r(id text, name text, email text, phone text, locale text,
                     "timeZone" text, country text, region text, tier text, segments json, devices jsonb)
                order by id
                on conflict (recipient_id) do update set name = excluded.name, email = excluded.email, phone = excluded.phone,
                    locale = excluded.locale, time_zone = excluded.time_zone, country = excluded.country,
                    region = excluded.region, tier = excluded.tier, segments = excluded.segments, devices = excluded.devices,
                    updated_at = excluded.updated_at
                """).param("recipients", json.writeValueAsString(recipients)).update();
    }

    /** Replaces what a recipient asked for, except for one-click refusals, which only {@link ConsentBook} changes. */
    public boolean ask(String recipientId, Preferences wishes) {
        return askAll(Map.of(recipientId, wishes)) == 1;
    }

    /** The same for many; returns how many recipients there were. */
    public int askAll(Map<String, Preferences> wishes) {
        return jdbc.sql("""
                update recipient r set channels = w.channels, cadence = w.cadence, digest_at = w."digestAt",
                    quiet_from = (w."quietHours" ->> 'from')::time, quiet_until = (w."quietHours" ->> 'until')::time,
                    plan_mode = w.mode, categories = w.categories, updated_at = now()
                from json_each(:wishes::json) as e(id, wish),
                     json_to_record(e.wish) as w(channels jsonb, cadence text, "digestAt" time, "quietHours" json, mode text,
                         categories jsonb)
                where r.recipient_id = e.id
                """).param("wishes", json.writeValueAsString(wishes)).update();
    }

    public Optional<Recipient> find(String id) {
        return Optional.ofNullable(of(Set.of(id)).get(id));
    }

    /** The recipients with these ids, as far as they exist. */
    public Map<String, Recipient> of(Collection<String> ids) {
        return byId(jdbc.sql(RecipientRows.SELECT + " where recipient_id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(rows)
                .list());
    }

    /**
     * The same, and nobody's wishes change until the transaction ends: an opt-out or a suppression either is seen here or waits for it. In
     * id order, so that two transactions never wait for each other.
     */
    public Map<String, Recipient> holdStill(Collection<String> ids) {
        return byId(jdbc.sql(RecipientRows.SELECT + " where recipient_id = any(:ids) order by recipient_id for share")
                .param("ids", ids.toArray(String[]::new))
                .query(rows)
                .list());
    }

    /** The recipient, about to be changed by this transaction. */
    Optional<Recipient> holdForChange(String id) {
        return Optional.ofNullable(byId(jdbc.sql(RecipientRows.SELECT + " where recipient_id = :id for no key update")
                        .param("id", id)
                        .query(rows)
                        .list())
                .get(id));
    }

    /**
     * The suppression list is asked in a statement of its own, after the rows are held. In READ COMMITTED every statement sees what was
     * committed when it began: a subselect in the statement that waits for the rows would look at the list as it was before the wait.
     */
    private Map<String, Recipient> byId(List<Recipient> recipients) {
        var suppressed = suppressions.among(recipients.stream()
                .flatMap(recipient -> Reach.addresses(recipient).stream())
                .toList());
        return recipients.stream()
                .map(recipient -> Reach.without(suppressed, recipient))
                .collect(toMap(Recipient::id, Function.identity()));
    }

    /**
     * A customer, and the id that he gets if he is new.
     *
     * @param idIfNew as the channel knows him
     */
    public record Arrival(Customer customer, String idIfNew) {}

    /**
     * The recipients that customers are, in their order: the one we know by e-mail address, or else the one with this id, which is created
     * when it is missing. What we know about a recipient is never overwritten by an order.
     */
    public List<String> resolve(List<Arrival> arrivals) {
        var byEmail = byEmail(arrivals);
        var fresh = new LinkedHashMap<String, Customer>();
        var ids = new ArrayList<String>();
        for (var arrival : arrivals) {
            var email = email(arrival.customer());
            var id = email == null ? null : byEmail.get(email);
            if (id == null) {
                id = arrival.idIfNew();
                fresh.putIfAbsent(id, arrival.customer());
                if (email != null) byEmail.put(email, id);
            }
            ids.add(id);
        }
        register(fresh);
        return ids;
    }

    private static @Nullable String email(Customer customer) {
        return customer.email() == null ? null : customer.email().toLowerCase(Locale.ROOT);
    }

    private Map<String, String> byEmail(List<Arrival> arrivals) {
        record Known(String email, String id) {}
        var emails = arrivals.stream()
                .map(arrival -> email(arrival.customer()))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        var known = new HashMap<String, String>();
        if (emails.length > 0)
            jdbc.sql("""
                    select lower(email) as email, min(recipient_id) as id from recipient where lower(email) = any(:emails) group by 1
                    """)
                    .param("emails", emails)
                    .query((row, n) -> new Known(row.getString(1), row.getString(2)))
                    .list()
                    .forEach(one -> known.put(one.email(), one.id()));
        return known;
    }

    private void register(Map<String, Customer> fresh) {
        if (fresh.isEmpty()) return;
        var written = fresh.entrySet().stream()
                .sorted(Map.Entry.comparingByKey()) // so that two transactions never wait for each other
                .map(entry -> New.of(entry.getKey(), entry.getValue()))
                .toList();
        jdbc.sql("""
                insert into recipient (recipient_id, name, email, phone, locale, time_zone, country, region, updated_at)
                select id, name, email, phone, locale, "timeZone", country, region, now()
                from json_to_recordset(:fresh::json) as f(id text, name text, email text, phone text, locale text, "timeZone" text,
                     country text, region text)
                on conflict (recipient_id) do nothing
                """).param("fresh", json.writeValueAsString(written)).update();
    }

    private record New(
            String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            String locale,
            String timeZone,
            @Nullable String country,
            @Nullable String region) {
        static New of(String id, Customer customer) {
            return new New(
                    id,
                    customer.name(),
                    customer.email(),
                    customer.phone(),
                    customer.locale().toLanguageTag(),
                    TimeZones.of(customer.country(), customer.region())
                            .orElse(ZoneOffset.UTC)
                            .getId(),
                    customer.country(),
                    customer.region());
        }
    }

    /** Recipients of the segment {@code merchandiser}, in id order, after the given id. */
    public List<String> merchandisers(String after, int limit) {
        return jdbc.sql("""
                select recipient_id from recipient where 'merchandiser' = any(segments) and recipient_id > :after
                order by recipient_id limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query(String.class)
                .list();
    }
}
