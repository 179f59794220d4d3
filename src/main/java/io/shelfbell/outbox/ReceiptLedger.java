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
                insert into receipt (provider, event_id, at, taken_at, kind, rank, arrived, failed, named_delivery_id,
                                     provider_message_id, reason, rule, detail)
                select provider, "eventId", at, clock_timestamp(), kind, rank, arrived, failed, "deliveryId", "providerMessageId",
                       reason, rule, detail
                from json_to_recordset(:receipts::json) as r(provider text, "eventId" text, at timestamptz, kind text, rank smallint,
                     arrived boolean, failed boolean, "deliveryId" bigint, "providerMessageId" text, reason text, rule text, detail text)
                on conflict (provider, event_id) do nothing
                """).param("receipts", json.writeValueAsString(receipts)).update();
    }

    /**
     * Finds out what words of the last day are about that name only the provider's own id. A word may come before the answer to the request
     * that it is about: then it waits here until that is settled.
     */
    void identify() {
        jdbc.sql("""
                update receipt r set named_delivery_id = d.delivery_id
                from delivery d
                where r.delivery_id is null and r.named_delivery_id is null and r.taken_at > now() - interval '1 day'
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

    /** A delivery that a word has changed. */
    record Moved(long notificationId, boolean failed) {}

    /** Gives waiting words to the deliveries of these notifications: each takes the highest, if that is higher than what it has. */
    List<Moved> apply(Collection<Long> notificationIds) {
        return jdbc.sql("""
                with meant as (
                    update receipt r set delivery_id = d.delivery_id
                    from delivery d
                    where d.notification_id = any(:ids) and d.state <> 'SENDING' and r.delivery_id is null
                      and r.named_delivery_id = d.delivery_id
                    returning r.*),
                highest as (select distinct on (delivery_id) * from meant order by delivery_id, rank desc, at desc)
                update delivery d set receipt = h.kind, receipt_rank = h.rank, lease_until = null,
                    state = case when h.failed then 'FAILED' else 'SENT' end,
                    reason = case when h.failed then h.reason end,
                    sent_at = coalesce(d.sent_at, h.at),
                    delivered_at = case when h.arrived then coalesce(d.delivered_at, h.at) else d.delivered_at end
                from highest h
                where d.delivery_id = h.delivery_id and h.rank > d.receipt_rank
                  and d.state in ('PENDING', 'RELAYED', 'SENT', 'FAILED')
                returning d.notification_id, h.failed
                """)
                .param("ids", notificationIds.toArray(Long[]::new))
                .query(Moved.class)
                .list();
    }
}
