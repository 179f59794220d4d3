package io.shelfbell.outbox;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Lane;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Notifications that ended without a message, until a person sends them again or lets them be. */
@Repository
public class UnsendableList {
    /** A channel that was sent again and met a closed address waits for a person, too. */
    static final String UNSENT = "(state = 'FAILED' or state = 'SUPPRESSED' and resent_at is not null)";

    private static final String FOUND = """
            n.failed and n.dismissed_at is null and (d.state = 'FAILED' or d.state = 'SUPPRESSED' and d.resent_at is not null)
            and (:ids::bigint[] is null or n.notification_id = any(:ids)) and (:reason::text is null or d.reason = :reason)
            and (:channel::text is null or d.channel = :channel) and (:provider::text is null or d.provider = :provider)
            and (:sku::text is null or n.sku = :sku)
            """;

    private final JdbcClient jdbc;
    private final Relays relays;

    UnsendableList(JdbcClient jdbc, Relays relays) {
        this.jdbc = jdbc;
        this.relays = relays;
    }

    /** Which of them; null means any. */
    public record Filter(
            @Nullable List<Long> ids,
            @Nullable String reason,
            @Nullable Channel channel,
            @Nullable String provider,
            @Nullable String sku) {}

    /**
     * One channel that failed.
     *
     * @param reason what the failure table made of it, or a short name of ours
     * @param rule the row of the failure table that said so
     * @param detail the provider's last words
     */
    public record Unsendable(
            long notificationId,
            String recipient,
            String sku,
            String occasion,
            Channel channel,
            int tries,
            @Nullable String provider,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable String detail,
            Instant failedAt) {}

    /** The newest first, older than the given notification; every failed channel of at most so many notifications. */
    public List<Unsendable> list(Filter filter, @Nullable Long after, int limit) {
        return jdbc.sql("""
                select n.notification_id, n.recipient_id as recipient, n.sku, n.occasion, d.channel, d.tries, d.provider, d.reason,
                       coalesce(r.rule, a.rule) as rule, coalesce(r.detail, a.detail) as detail, n.updated_at as failed_at
                from notification n join delivery d using (notification_id)
                left join lateral (select rule, detail from attempt where delivery_id = d.delivery_id order by attempt desc limit 1) a on true
                left join lateral (select rule, detail from receipt where delivery_id = d.delivery_id and failed
                                   order by rank desc, at desc limit 1) r on true
                where n.notification_id in (
                    select distinct n.notification_id from notification n join delivery d using (notification_id)
                    where (:after::bigint is null or n.notification_id < :after) and
                """ + FOUND + " order by 1 desc limit :limit) and " + FOUND
                        + " order by n.notification_id desc, d.step")
                .params(params(filter))
                .param("after", after)
                .param("limit", limit)
                .query(Unsendable.class)
                .list();
    }

    /** How many channels failed for one cause. */
    public record Cause(
            Channel channel,
            @Nullable String provider,
            @Nullable String reason,
            long count,
            Instant oldest) {}

    /** The most frequent first. */
    public List<Cause> causes() {
        return jdbc.sql("""
                select d.channel, d.provider, d.reason, count(*) as count, min(n.updated_at) as oldest
                from notification n join delivery d using (notification_id)
                where
                """ + FOUND + " group by 1, 2, 3 order by 4 desc, 1, 2, 3")
                .params(params(new Filter(null, null, null, null, null)))
                .query(Cause.class)
                .list();
    }

    /** How many notifications there are, and how long the oldest has been one. */
    record Standing(long count, double ageSeconds) {}

    Standing standing() {
        return jdbc.sql("""
                select count(*) as count, coalesce(extract(epoch from now() - min(updated_at)), 0)::float8 as age_seconds
                from notification where failed and dismissed_at is null
                """).query(Standing.class).single();
    }

    /** Sends them again from the first channel that failed, as if never tried; returns how many. What is no longer true is withdrawn then. */
    @Transactional
    public int resend(Filter filter) {
        var ids = lock(filter);
        jdbc.sql("""
                update delivery d set due_at = now(), tries = 0, reason = null, shunned = null, bound = false, receipt = null,
                    receipt_rank = 0, sent_at = null, delivered_at = null, resent_at = clock_timestamp(),
                    state = case when d.step = f.first then 'PENDING' else 'WAITING' end
                from (select notification_id, min(step) as first from delivery
                      where notification_id = any(:ids) and %1$s group by 1) as f
                where d.notification_id = f.notification_id and %1$s
                """.formatted(UNSENT)).param("ids", array(ids)).update();
        int resent = jdbc.sql("""
                update notification set state = 'PENDING', reason = null, updated_at = clock_timestamp() where notification_id = any(:ids)
                """).param("ids", array(ids)).update();
        for (var lane : Lane.values()) relays.wake(lane);
        return resent;
    }

    /** A person has seen them and lets them be; returns how many. */
    @Transactional
    public int dismiss(Filter filter) {
        return jdbc.sql("update notification set dismissed_at = clock_timestamp() where notification_id = any(:ids)")
                .param("ids", array(lock(filter)))
                .update();
    }

    private List<Long> lock(Filter filter) {
        return jdbc.sql("""
                select n.notification_id from notification n where n.failed and n.notification_id in (
                    select d.notification_id from notification n join delivery d using (notification_id) where
                """ + FOUND + ") order by 1 for update")
                .params(params(filter))
                .query(Long.class)
                .list();
    }

    private static Map<String, @Nullable Object> params(Filter filter) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("ids", filter.ids() == null ? null : array(filter.ids()));
        params.put("reason", filter.reason());
        params.put("channel", filter.channel() == null ? null : filter.channel().name());
        params.put("provider", filter.provider());
        params.put("sku", filter.sku());
        return params;
    }

    private static Long[] array(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }
}
