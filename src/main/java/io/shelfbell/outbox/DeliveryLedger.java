package io.shelfbell.outbox;

import io.shelfbell.broker.Handover;
import io.shelfbell.fact.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Deliveries from due to handed over to claimed. Every step leaves a lease behind: whoever holds a delivery and dies, or a broker that
 * loses it, only delays it until the lease ends.
 */
@Repository
public class DeliveryLedger {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeliveryLedger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes deliveries of a lane that are due, or whose lease has ended, in order to publish them; other nodes skip them. */
    List<Handover> take(Lane lane, int limit, Duration lease) {
        var taken = new ArrayList<>(takeDue(lane, limit, lease));
        taken.addAll(takeLapsed(lane, limit, lease));
        return taken;
    }

    private List<Handover> takeDue(Lane lane, int limit, Duration lease) {
        return handovers("""
                update delivery set state = 'RELAYED', attempt = attempt + 1, lease_until = now() + :lease * interval '1 ms'
                where delivery_id = any(array(
                    select delivery_id from delivery where lane = :lane and state = 'PENDING' and due_at <= now()
                    order by due_at limit :limit for update skip locked))
                returning delivery_id, attempt, channel, lane
                """, lane, limit, lease);
    }

    /** An attempt that was begun and never came to an end may have reached its provider: the delivery is bound to it. */
    private List<Handover> takeLapsed(Lane lane, int limit, Duration lease) {
        return handovers("""
                update delivery d set state = 'RELAYED', attempt = d.attempt + 1, lease_until = now() + :lease * interval '1 ms',
                    tries = d.tries + (d.state = 'SENDING')::int, ambiguous = d.ambiguous + (begun.provider is not null)::int,
                    bound = d.bound or begun.provider is not null, provider = coalesce(begun.provider, d.provider)
                from (select lapsed.delivery_id,
                             (select provider from attempt a
                              where a.delivery_id = lapsed.delivery_id and a.attempt = lapsed.attempt and a.outcome is null) as provider
                      from (select delivery_id, attempt from delivery
                            where lane = :lane and state in ('RELAYED', 'SENDING') and lease_until <= now()
                            order by lease_until limit :limit for update skip locked) as lapsed) as begun
                where d.delivery_id = begun.delivery_id
                returning d.delivery_id, d.attempt, d.channel, d.lane
                """, lane, limit, lease);
    }

    private List<Handover> handovers(String sql, Lane lane, int limit, Duration lease) {
        return jdbc.sql(sql)
                .param("lane", lane.name())
                .param("limit", limit)
                .param("lease", lease.toMillis())
                .query(Handover.class)
                .list();
    }

    /** The broker did not take them: they are due again after a while. */
    void putBack(Collection<Handover> handovers, Duration after) {
        jdbc.sql("""
                update delivery d set state = 'PENDING', lease_until = null,
                    due_at = case when :after > 0 then now() + :after * interval '1 ms' else due_at end
                from json_to_recordset(:handovers::json) as h("deliveryId" bigint, attempt int)
                where d.delivery_id = h."deliveryId" and d.attempt = h.attempt and d.state = 'RELAYED'
                """)
                .param("handovers", json.writeValueAsString(handovers))
                .param("after", after.toMillis())
                .update();
    }

    /**
     * Makes this node the only one that may send these deliveries until the lease ends. A delivery that somebody else claimed, or that was
     * handed over again since, is left out; so claiming the same handover twice is harmless.
     */
    public List<Claim> claim(Collection<Handover> handovers, Duration lease) {
        return jdbc.sql("""
                update delivery d set state = 'SENDING', lease_until = now() + :lease * interval '1 ms'
                from json_to_recordset(:handovers::json) as h("deliveryId" bigint, attempt int), notification n
                where d.delivery_id = h."deliveryId" and d.attempt = h.attempt and d.state = 'RELAYED'
                  and n.notification_id = d.notification_id
                returning d.delivery_id, d.attempt, d.tries, d.provider as last_provider, d.bound, d.shunned, d.notification_id, d.occasion_id, d.recipient_id, n.sku, n.occasion,
                    n.relation, n.category, d.lane, d.channel, n.received_at,
                    n.decided_at, n.send_at, n.previously_expected_at
                """)
                .param("handovers", json.writeValueAsString(handovers))
                .param("lease", lease.toMillis())
                .query(Claim.class)
                .list();
    }

    /**
     * Writes down that a provider is about to be asked. Returns the deliveries that are still ours: nobody may be asked about the others. The
     * row of a delivery is only locked, for whoever takes it over to see the intent; what is written into it is written to all its indexes.
     */
    public Set<Long> begin(Collection<Intent> intents) {
        return jdbc.sql("""
                with intended as (
                    select * from json_to_recordset(:intents::json) as i("deliveryId" bigint, attempt int, provider text, country text)),
                ours as (
                    select d.delivery_id, d.attempt, i.provider, i.country
                    from intended i join delivery d on d.delivery_id = i."deliveryId" and d.attempt = i.attempt
                    where d.state = 'SENDING'
                    for no key update of d)
                insert into attempt (delivery_id, attempt, provider, country, started_at)
                select delivery_id, attempt, provider, country, clock_timestamp() from ours
                returning delivery_id
                """)
                .param("intents", json.writeValueAsString(intents))
                .query(Long.class)
                .set();
    }

    /** Two channels of one notification may be settled at once: one after the other, and always in the same order. */
    void lock(Collection<Long> notificationIds) {
        jdbc.sql("select 1 from notification where notification_id = any(:ids) order by notification_id for update")
                .param("ids", notificationIds.toArray(Long[]::new))
                .query()
                .listOfRows();
    }

    /**
     * Rows whose claim is still ours take their outcome; returns the notifications they belong to. A provider's yes counts even after the
     * claim was lost, as long as nobody was asked since: that saves a second copy.
     */
    List<Long> settle(Collection<Settlement> settlements) {
        return jdbc.sql("""
                with outcome as (
                    select "deliveryId" as delivery_id, attempt, state, reason, rule, outcome, "dueAt", provider, shunned,
                           "providerMessageId", detail
                    from json_to_recordset(:settlements::json) as s("deliveryId" bigint, attempt int, state text, reason text, rule text,
                         outcome text, "dueAt" timestamptz, provider text, shunned boolean, "providerMessageId" text, detail text)),
                logged as (
                    update attempt a set ended_at = clock_timestamp(), outcome = o.outcome, reason = o.reason, rule = o.rule,
                        detail = o.detail
                    from outcome o
                    where o.outcome is not null and a.delivery_id = o.delivery_id and a.attempt = o.attempt),
                settled as (
                    update delivery d set state = o.state, reason = o.reason, due_at = coalesce(o."dueAt", d.due_at),
                        lease_until = null, tries = d.tries + (o.provider is not null)::int,
                        ambiguous = d.ambiguous + coalesce(o.outcome = 'UNKNOWN', false)::int,
                        bound = d.bound or coalesce(o.outcome = 'UNKNOWN', false),
                        provider = coalesce(o.provider, d.provider),
                        shunned = case when o.provider is null then d.shunned when o.shunned then o.provider end,
                        provider_message_id = coalesce(o."providerMessageId", d.provider_message_id),
                        sent_at = case when o.state = 'SENT' then clock_timestamp() end
                    from outcome o
                    where d.delivery_id = o.delivery_id
                      and (d.attempt = o.attempt and d.state = 'SENDING'
                           or o.state = 'SENT' and d.attempt > o.attempt and d.state in ('PENDING', 'RELAYED'))
                    returning d.notification_id)
                select notification_id from settled
                """)
                .param(
                        "settlements",
                        json.writeValueAsString(
                                settlements.stream().map(Settled::of).toList()))
                .query(Long.class)
                .list();
    }

    /** After a failed or refused step the plan's next one is due; after a message, or a withdrawal, the rest is not needed. */
    void moveOn(Collection<Long> notificationIds, boolean finished) {
        jdbc.sql("""
                update delivery set state = case when :finished then 'UNUSED' else 'PENDING' end, due_at = now()
                where delivery_id in (
                    select delivery_id from (
                        select delivery_id, row_number() over (partition by notification_id order by step) as next
                        from delivery where notification_id = any(:ids) and state = 'WAITING') as waiting
                    where :finished or next = 1)
                """)
                .param("ids", notificationIds.toArray(Long[]::new))
                .param("finished", finished)
                .update();
    }

    /**
     * A message that was taken and came back: the next channel of its plan is due after all, unless the notification is older than
     * {@code freshFor}. Returns the lanes that have work.
     */
    Set<Lane> reopen(Collection<Long> notificationIds, Duration freshFor) {
        return jdbc.sql("""
                update delivery d set state = 'PENDING', due_at = now()
                from (select distinct on (w.notification_id) w.delivery_id
                      from delivery w join notification n using (notification_id)
                      where w.notification_id = any(:ids) and w.state in ('WAITING', 'UNUSED')
                        and n.decided_at > now() - :fresh * interval '1 ms'
                        and not exists (select 1 from delivery o where o.notification_id = w.notification_id
                                        and o.state in ('PENDING', 'RELAYED', 'SENDING', 'SENT'))
                      order by w.notification_id, w.step) as next
                where d.delivery_id = next.delivery_id
                returning d.lane
                """)
                .param("ids", notificationIds.toArray(Long[]::new))
                .param("fresh", freshFor.toMillis())
                .query((row, no) -> Lane.valueOf(row.getString("lane")))
                .set();
    }

    /** Channels of a simultaneous plan that nobody has taken yet end with a withdrawn one. */
    void withdrawRest(Collection<Long> notificationIds, String reason) {
        jdbc.sql("""
                update delivery set state = 'WITHDRAWN', reason = :reason
                where notification_id = any(:ids) and state in ('PENDING', 'WAITING')
                """)
                .param("ids", notificationIds.toArray(Long[]::new))
                .param("reason", reason)
                .update();
    }

    /** A notification is what its deliveries are. */
    void conclude(Collection<Long> notificationIds) {
        jdbc.sql("""
                update notification n set state = d.state, reason = d.reason, updated_at = clock_timestamp(),
                    dismissed_at = case when n.state = 'FAILED' then n.dismissed_at end
                from (select notification_id,
                             case when bool_or(state = 'SENT') then 'SENT'
                                  when bool_or(state in ('WAITING', 'PENDING', 'RELAYED', 'SENDING')) then 'PENDING'
                                  when bool_or(state = 'WITHDRAWN') then 'WITHDRAWN'
                                  when bool_or(%s) then 'FAILED'
                                  else 'SUPPRESSED' end as state,
                             case when not bool_or(state = 'SENT')
                                  then (array_agg(reason order by step desc) filter (where reason is not null))[1] end as reason
                      from delivery where notification_id = any(:ids) group by notification_id) as d
                where n.notification_id = d.notification_id and (n.state, n.reason) is distinct from (d.state, d.reason)
                """.formatted(UnsendableList.UNSENT))
                .param("ids", notificationIds.toArray(Long[]::new))
                .update();
    }
}
