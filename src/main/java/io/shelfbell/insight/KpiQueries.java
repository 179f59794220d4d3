package io.shelfbell.insight;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts over what was delivered. */
@Repository
class KpiQueries {
    private final JdbcClient jdbc;

    KpiQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Deliveries that were decided in a period, by occasion and channel; null means all of them.
     *
     * @param deliveryRate sent of all that a provider was to send; null when there are none
     * @param timeToAlertMean seconds from the reading to the provider, held time apart; null when nothing was sent
     * @param heldMean seconds for which decisions held messages back
     */
    record Line(
            @Nullable String occasion,
            @Nullable String channel,
            long sent,
            long pending,
            long suppressed,
            long withdrawn,
            long failed,
            @Nullable Double deliveryRate,
            @Nullable Double timeToAlertMean,
            @Nullable Double timeToAlertP50,
            @Nullable Double timeToAlertP95,
            @Nullable Double timeToAlertP99,
            @Nullable Double heldMean) {}

    List<Line> deliveries(Instant from, Instant to) {
        return jdbc.sql("""
                with delivered as (
                    select n.occasion, d.channel, d.state,
                           case when d.state = 'SENT' then extract(epoch from d.sent_at - n.received_at
                               - greatest(n.send_at - n.decided_at, interval '0')) end as seconds,
                           case when d.state = 'SENT'
                               then extract(epoch from greatest(n.send_at - n.decided_at, interval '0')) end as held
                    from notification n join delivery d using (notification_id)
                    where n.decided_at >= :from and n.decided_at < :to)
                select occasion, channel,
                       count(*) filter (where state = 'SENT') as sent,
                       count(*) filter (where state in ('WAITING', 'PENDING', 'RELAYED', 'SENDING')) as pending,
                       count(*) filter (where state = 'SUPPRESSED') as suppressed,
                       count(*) filter (where state = 'WITHDRAWN') as withdrawn,
                       count(*) filter (where state = 'FAILED') as failed,
                       (count(*) filter (where state = 'SENT'))::float8
                           / nullif(count(*) filter (where state in ('SENT', 'FAILED')), 0) as delivery_rate,
                       avg(seconds)::float8 as time_to_alert_mean,
                       percentile_cont(0.5) within group (order by seconds) as time_to_alert_p50,
                       percentile_cont(0.95) within group (order by seconds) as time_to_alert_p95,
                       percentile_cont(0.99) within group (order by seconds) as time_to_alert_p99,
                       avg(held)::float8 as held_mean
                from delivered
                group by grouping sets ((), (occasion), (channel), (occasion, channel))
                order by occasion nulls first, channel nulls first
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(Line.class)
                .list();
    }

    /**
     * How many refuse to hear more.
     *
     * @param perMessage refusals in the period of promotional messages sent in it; null when there are none
     * @param perPerson people who refused within the last 90 days of the period, of those who were sent anything in them
     */
    record OptOuts(
            long count,
            @Nullable Double perMessage,
            @Nullable Double perPerson) {}

    OptOuts optOuts(Instant from, Instant to) {
        return jdbc.sql("""
                with refused as (select count(*) as n from opt_out where at >= :from and at < :to),
                     promoted as (
                         select count(*) as n from delivery d join notification n using (notification_id)
                         where n.category = 'PROMOTIONAL' and d.state = 'SENT' and d.sent_at >= :from and d.sent_at < :to),
                     people as (
                         select count(distinct recipient_id) as n from opt_out where at >= :to::timestamptz - interval '90 days' and at < :to),
                     told as (
                         select count(distinct recipient_id) as n from delivery
                         where state = 'SENT' and sent_at >= :to::timestamptz - interval '90 days' and sent_at < :to)
                select refused.n as count, refused.n::float8 / nullif(promoted.n, 0) as per_message,
                       people.n::float8 / nullif(told.n, 0) as per_person
                from refused, promoted, people, told
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(OptOuts.class)
                .single();
    }
}
