package io.shelfbell.outbox;

import io.shelfbell.fact.Occasion;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Takes decided notifications in. At most one per occasion and recipient, and one delivery per channel of it, ever. */
@Repository
public class Outbox {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Relays relays;

    Outbox(JdbcClient jdbc, JsonMapper json, Relays relays) {
        this.jdbc = jdbc;
        this.json = json;
        this.relays = relays;
    }

    /** Adds notifications and their deliveries in one statement; those that exist already are left alone. Returns how many were new. */
    public int add(Collection<NewNotification> notifications) {
        int added = jdbc.sql("""
                with decided as (
                    select * from json_to_recordset(:notifications::json) as n("occasionId" bigint, "recipientId" text, sku text,
                        occasion text, relation text, category text, lane text, reason text, "sendAt" timestamptz,
                        "previouslyExpectedAt" timestamptz, answers jsonb, release text, "receivedAt" timestamptz, "decidedAt" timestamptz, steps json)),
                added as (
                    insert into notification (occasion_id, recipient_id, sku, occasion, relation, category, lane, state, reason,
                                              send_at, previously_expected_at, answers, release, received_at, decided_at, updated_at)
                    select "occasionId", "recipientId", sku, occasion, relation, category, lane,
                           case when reason is null then 'PENDING' else 'SUPPRESSED' end, reason, "sendAt",
                           "previouslyExpectedAt", answers,
                           release, "receivedAt", "decidedAt", "decidedAt"
                    from decided
                    on conflict (occasion_id, recipient_id) do nothing
                    returning notification_id, occasion_id, recipient_id),
                steps as (
                    insert into delivery (notification_id, occasion_id, recipient_id, channel, lane, step, state, due_at)
                    select a.notification_id, a.occasion_id, a.recipient_id, s.channel, d.lane, s.no, s.state, d."sendAt"
                    from added a
                    join decided d on d."occasionId" = a.occasion_id and d."recipientId" = a.recipient_id
                    cross join json_to_recordset(d.steps) as s(channel text, no smallint, state text))
                select count(*) from added
                """)
                .param("notifications", json.writeValueAsString(notifications))
                .query(Integer.class)
                .single();
        notifications.stream().map(NewNotification::lane).distinct().forEach(relays::wake);
        return added;
    }

    /** Which of these recipients were told of an occasion of this item, or are being told right now. */
    public Set<String> told(Occasion occasion, String sku, Collection<String> recipientIds) {
        return jdbc.sql("""
                select distinct n.recipient_id from notification n join delivery d using (notification_id)
                where n.sku = :sku and n.occasion = :occasion and n.recipient_id = any(:recipients)
                  and d.state in ('SENDING', 'SENT')
                """)
                .param("sku", sku)
                .param("occasion", occasion.name())
                .param("recipients", recipientIds.toArray(String[]::new))
                .query(String.class)
                .set();
    }
}
