package io.shelfbell.outbox;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was said about deliveries later, and what it made of them. */
@Repository
class ReceiptLedger {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReceiptLedger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps every word once. */
    void add(Collection<NewReceipt> receipts) {
        jdbc.sql("""
                insert into receipt (provider, event_id, at, taken_at, kind, rank, arrived, failed, again, named_delivery_id,
                                     provider_message_id, reason, rule, detail)
                select provider, "eventId", at, clock_timestamp(), kind, rank, arrived, failed, again, "deliveryId", "providerMessageId",
                       reason, rule, detail
                from json_to_recordset(:receipts::json) as r(provider text, "eventId" text, at timestamptz, kind text, rank smallint,
                     arrived boolean, failed boolean, again boolean, "deliveryId" bigint, "providerMessageId" text, reason text, rule text, detail text)
                order by provider, "eventId"
                on conflict (provider, event_id) do nothing
                """).param("receipts", json.writeValueAsString(receipts)).update();
    }

    /**
     * Finds out what words of the last minutes are about that name only the provider's own id. A word may come before the answer to the request
     * that it is about: then it waits here until that is settled.
     */
    void identify() {
        jdbc.sql("""
                update receipt r set named_delivery_id = d.delivery_id
                from delivery d
                where r.delivery_id is null and r.named_delivery_id is null and r.taken_at > now() - interval '10 min'
                  and d.provider = r.provider and d.provider_message_id = r.provider_message_id
                """).update();
    }

    /** Notifications, locked, about which words wait. */
    List<Long> lockWaiting(int limit) {
        return jdbc.sql("""
                select notification_id from notification where notification_id in (
                    select d.notification_id from receipt r join delivery d on d.delivery_id = r.named_delivery_id
                    where r.delivery_id is null and r.taken_at > now() - interval '1 day' and d.state <> 'SENDING'
                    limit :limit)
                order by notification_id for update
                """).param("limit", limit).query(Long.class).list();
    }

    /** Deliveries of these notifications about which words wait, locked; one that is being claimed right now is left for the next look. */
    List<Long> lockDeliveries(Collection<Long> notificationIds) {
        return jdbc.sql("""
                select delivery_id from delivery
                where notification_id = any(:ids) and state <> 'SENDING'
                  and delivery_id in (select named_delivery_id from receipt where delivery_id is null and named_delivery_id is not null)
                order by delivery_id for update skip locked
                """)
                .param("ids", notificationIds.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** A delivery that a word has changed; {@code again} when it is due once more. */
    record Moved(long notificationId, boolean failed, boolean again) {}

    /**
     * Gives waiting words to these deliveries: each takes the highest, if that is higher than what it has, and was not said about a message
     * before a person sent it again.
     *
     * @param most tries after which a failure is the last
     */
    List<Moved> apply(Collection<Long> deliveryIds, int most) {
        return jdbc.sql("""
                with meant as (
                    update receipt r set delivery_id = r.named_delivery_id
                    where r.delivery_id is null and r.named_delivery_id = any(:ids)
                    returning r.*),
                heard as (
                    select m.*, m.again and d.tries < :most as once_more,
                           min(m.at) filter (where m.arrived)
                               over (partition by m.delivery_id order by m.at, m.rank rows unbounded preceding) as arrived_at
                    from meant m join delivery d on d.delivery_id = m.delivery_id
                    where d.resent_at is null or m.at >= d.resent_at),
                highest as (
                    select distinct on (delivery_id) * from heard order by delivery_id, rank desc, at desc)
                update delivery d set lease_until = null,
                    receipt = case when not h.once_more then h.kind end,
                    receipt_rank = case when h.once_more then 0 else h.rank end,
                    state = case when h.once_more then 'PENDING' when h.failed then 'FAILED' else 'SENT' end,
                    due_at = case when h.once_more then now() + interval '1 min' else d.due_at end,
                    resent_at = case when h.once_more then clock_timestamp() else d.resent_at end,
                    shunned = case when h.once_more then d.provider else d.shunned end,
                    reason = case when h.failed then h.reason end,
                    sent_at = case when not h.once_more then coalesce(d.sent_at, h.at) end,
                    delivered_at = coalesce(d.delivered_at, h.arrived_at)
                from highest h
                where d.delivery_id = h.delivery_id and h.rank > d.receipt_rank
                  and (d.state in ('PENDING', 'RELAYED', 'SENT', 'FAILED') or h.arrived and d.state in ('WITHDRAWN', 'SUPPRESSED'))
                returning d.notification_id, h.failed, h.once_more as again
                """)
                .param("ids", deliveryIds.toArray(Long[]::new))
                .param("most", most)
                .query(Moved.class)
                .list();
    }
}
