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

    /** Failures that only say that the address leads nowhere: nobody could have delivered there. */
    private static final String NO_SUCH_ADDRESS =
            "('USER_UNKNOWN', 'HOST_UNKNOWN', 'HAS_MOVED', 'NOT_ACCEPTED', 'BAD_ADDRESS', 'NOT_CAPABLE')";

    /**
     * Deliveries that were decided in a period, by occasion, channel and provider; null means all of them.
     *
     * @param delivered arrived, as a receipt says
     * @param accepted a provider took them, and no receipt has come (yet, or ever where there are none)
     * @param failed ended without delivery, for the provider's or the address's fault
     * @param undeliverable those of the failed whose address leads nowhere
     * @param deliveryRate delivered and accepted, of these and the failed
     * @param deliverableRate the same without the undeliverable
     * @param confirmedRate delivered, of delivered and failed
     * @param timeToAlertMean seconds from the reading to the provider's yes, held time apart; null when nothing was sent
     * @param timeToDeliveryP50 seconds from the reading to the arrival that a receipt tells, held time apart
     * @param heldMean seconds for which decisions held messages back
     */
    record Line(
            @Nullable String occasion,
            @Nullable String channel,
            @Nullable String provider,
            long sent,
            long delivered,
            long accepted,
            long pending,
            long suppressed,
            long withdrawn,
            long failed,
            long undeliverable,
            @Nullable Double deliveryRate,
            @Nullable Double deliverableRate,
            @Nullable Double confirmedRate,
            @Nullable Double timeToAlertMean,
            @Nullable Double timeToAlertP50,
            @Nullable Double timeToAlertP95,
            @Nullable Double timeToAlertP99,
            @Nullable Double timeToDeliveryP50,
            @Nullable Double timeToDeliveryP95,
            @Nullable Double timeToDeliveryP99,
            @Nullable Double heldMean) {}

    List<Line> deliveries(Instant from, Instant to) {
        return jdbc.sql("""
                with told as (
                    select n.occasion, d.channel, d.provider, d.state, d.delivered_at is not null as arrived,
                           d.state = 'FAILED' and d.reason in %s as nowhere,
                           greatest(n.send_at - n.decided_at, interval '0') as held, d.sent_at - n.received_at as until_sent,
                           d.delivered_at - n.received_at as until_arrived
                    from notification n join delivery d using (notification_id)
                    where n.decided_at >= :from and n.decided_at < :to),
                timed as (
                    select *, case when state = 'SENT' then extract(epoch from until_sent - held) end as seconds,
                           extract(epoch from until_arrived - held) as arrival,
                           case when state = 'SENT' then extract(epoch from held) end as held_seconds
                    from told),
                counted as (
                    select occasion, channel, provider,
                           count(*) filter (where state = 'SENT') as sent,
                           count(*) filter (where state = 'SENT' and arrived) as delivered,
                           count(*) filter (where state = 'SENT' and not arrived) as accepted,
                           count(*) filter (where state in ('WAITING', 'PENDING', 'RELAYED', 'SENDING')) as pending,
                           count(*) filter (where state = 'SUPPRESSED') as suppressed,
                           count(*) filter (where state = 'WITHDRAWN') as withdrawn,
                           count(*) filter (where state = 'FAILED') as failed,
                           count(*) filter (where nowhere) as undeliverable,
                           avg(seconds)::float8 as time_to_alert_mean,
                           percentile_cont(0.5) within group (order by seconds) as time_to_alert_p50,
                           percentile_cont(0.95) within group (order by seconds) as time_to_alert_p95,
                           percentile_cont(0.99) within group (order by seconds) as time_to_alert_p99,
                           percentile_cont(0.5) within group (order by arrival) as time_to_delivery_p50,
                           percentile_cont(0.95) within group (order by arrival) as time_to_delivery_p95,
                           percentile_cont(0.99) within group (order by arrival) as time_to_delivery_p99,
                           avg(held_seconds)::float8 as held_mean
                    from timed
                    group by grouping sets ((), (occasion), (channel), (occasion, channel), (channel, provider))
                    having grouping(provider) = 1 or provider is not null)
                select *, sent::float8 / nullif(sent + failed, 0) as delivery_rate,
                       sent::float8 / nullif(sent + failed - undeliverable, 0) as deliverable_rate,
                       delivered::float8 / nullif(delivered + failed, 0) as confirmed_rate
                from counted
                order by occasion nulls first, channel nulls first, provider nulls first
                """.formatted(NO_SUCH_ADDRESS))
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
