package io.shelfbell.recipient;

import io.shelfbell.fact.Channel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What recipients refused, and when; the opt-out rate is counted from it. */
@Repository
class OptOutLedger {
    private final JdbcClient jdbc;

    OptOutLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing promotional on this channel. Safe to repeat; returns how many had not refused it yet. */
    int unsubscribe(Collection<String> recipientIds, Channel channel, Instant at) {
        return jdbc.sql("""
                with refused as (
                    update recipient set unsubscribed = unsubscribed || :channel::text, updated_at = now()
                    where recipient_id = any(:ids) and not :channel = any(unsubscribed)
                    returning recipient_id)
                insert into opt_out (recipient_id, channel, at) select recipient_id, :channel, :at from refused
                on conflict do nothing
                """)
                .param("channel", channel.name())
                .param("ids", recipientIds.toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes refusals back: promotional messages may use these channels again. */
    void resubscribe(String recipientId, Set<Channel> channels) {
        jdbc.sql("""
                update recipient
                set unsubscribed = array(select refused from unnest(unsubscribed) as u(refused) where not refused = any(:channels)),
                    updated_at = now()
                where recipient_id = :id
                """)
                .param("channels", channels.stream().map(Channel::name).toArray(String[]::new))
                .param("id", recipientId)
                .update();
    }

    /** Nothing about items of this category. Safe to repeat; false when that was so already. */
    boolean refuse(String recipientId, String itemCategory, Channel heardOn, Instant at) {
        return jdbc.sql("""
                with refused as (
                    update recipient set categories = categories || jsonb_build_object(:category::text, false), updated_at = now()
                    where recipient_id = :id and coalesce((categories ->> :category)::boolean, true)
                    returning recipient_id)
                insert into opt_out (recipient_id, channel, at, item_category)
                select recipient_id, :channel, :at, :category from refused
                on conflict do nothing
                """)
                        .param("category", itemCategory)
                        .param("id", recipientId)
                        .param("channel", heardOn.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Takes down that everything was refused on a channel. */
    void note(Collection<String> recipientIds, Channel channel, Instant at) {
        jdbc.sql("""
                insert into opt_out (recipient_id, channel, at) select id, :channel, :at from unnest(:ids::text[]) as r(id)
                on conflict do nothing
                """)
                .param("ids", recipientIds.toArray(String[]::new))
                .param("channel", channel.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
