package io.shelfbell.insight;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.Audience;
import io.shelfbell.fact.StockChange;
import io.shelfbell.insight.NotificationView.Delivery;
import io.shelfbell.insight.NotificationView.Why;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads notifications with what became of them, and why. */
@Repository
class NotificationQueries {
    private static final TypeReference<List<Answer>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<List<Delivery>> DELIVERIES = new TypeReference<>() {};

    private static final String SELECT = """
            select n.notification_id, n.occasion_id, n.recipient_id, n.sku, n.occasion, n.relation, n.category, n.lane, n.state,
                   n.reason, n.received_at, n.decided_at, n.send_at, n.updated_at,
                   (select coalesce(json_agg(json_build_object('id', d.delivery_id, 'channel', d.channel, 'step', d.step, 'state', d.state, 'reason', d.reason,
                        'dueAt', d.due_at, 'sentAt', d.sent_at, 'deliveredAt', d.delivered_at, 'provider', d.provider, 'tries', d.tries,
                        'answersLost', d.ambiguous, 'attempts',
                        (select coalesce(json_agg(json_build_object('attempt', a.attempt, 'provider', a.provider, 'startedAt',
                            a.started_at, 'endedAt', a.ended_at, 'outcome', a.outcome, 'reason', a.reason, 'rule', a.rule, 'detail', a.detail)
                            order by a.attempt), '[]')
                         from attempt a where a.delivery_id = d.delivery_id), 'receipts',
                        (select coalesce(json_agg(json_build_object('at', r.at, 'provider', r.provider, 'kind', r.kind, 'reason', r.reason,
                            'rule', r.rule, 'detail', r.detail) order by r.at), '[]')
                         from receipt r where r.delivery_id = d.delivery_id)) order by d.step), '[]')
                    from delivery d where d.notification_id = n.notification_id) as deliveries
            from notification n
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    NotificationQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Which notifications are asked for; null means any. */
    record Filter(
            @Nullable String recipient,
            @Nullable String sku,
            @Nullable String occasion,
            @Nullable String state) {}

    /** The newest first, older than the given id. */
    List<NotificationView> list(Filter filter, @Nullable Long after, int limit) {
        return jdbc.sql(SELECT + """
                where (:recipient::text is null or n.recipient_id = :recipient) and (:sku::text is null or n.sku = :sku)
                  and (:occasion::text is null or n.occasion = :occasion) and (:state::text is null or n.state = :state)
                  and (:after::bigint is null or n.notification_id < :after)
                order by n.notification_id desc limit :limit
                """)
                .param("recipient", filter.recipient())
                .param("sku", filter.sku())
                .param("occasion", filter.occasion())
                .param("state", filter.state())
                .param("after", after)
                .param("limit", limit)
                .query(this::view)
                .list();
    }

    Optional<NotificationView> find(long id) {
        return jdbc.sql(SELECT + "where n.notification_id = :id")
                .param("id", id)
                .query(this::view)
                .optional();
    }

    /** Why the occasion was fired, and why it was decided like this for the recipient. */
    Why why(long id) {
        return jdbc.sql("""
                select n.release, n.answers, o.occasion_id, o.change, o.answers as fired_by, o.audience
                from notification n join occasion o using (occasion_id) where n.notification_id = :id
                """)
                .param("id", id)
                .query((row, no) -> new Why(
                        row.getString("release"),
                        json.readValue(row.getString("change"), StockChange.class),
                        json.readValue(row.getString("fired_by"), ANSWERS),
                        Arrays.stream((String[]) row.getArray("audience").getArray())
                                .map(Audience::valueOf)
                                .toList(),
                        json.readValue(row.getString("answers"), ANSWERS)))
                .single();
    }

    private NotificationView view(ResultSet row, int rowNo) throws SQLException {
        return new NotificationView(
                row.getLong("notification_id"),
                row.getLong("occasion_id"),
                row.getString("recipient_id"),
                row.getString("sku"),
                row.getString("occasion"),
                row.getString("relation"),
                row.getString("category"),
                row.getString("lane"),
                row.getString("state"),
                row.getString("reason"),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("decided_at").toInstant(),
                instant(row.getTimestamp("send_at")),
                row.getTimestamp("updated_at").toInstant(),
                json.readValue(row.getString("deliveries"), DELIVERIES));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
