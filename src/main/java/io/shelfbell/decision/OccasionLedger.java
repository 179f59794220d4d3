package io.shelfbell.decision;

import io.shelfbell.fact.Audience;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Occasions, and how far their audiences are resolved. */
@Repository
class OccasionLedger {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    OccasionLedger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Long> reserve(int count) {
        return jdbc.sql("""
                select nextval(pg_get_serial_sequence('occasion', 'occasion_id')) from generate_series(1, :count)
                """).param("count", count).query(Long.class).list();
    }

    void add(Collection<NewOccasion> occasions) {
        if (occasions.isEmpty()) return;
        jdbc.sql("""
                insert into occasion (occasion_id, sku, occasion, category, lane, audience, change, answers, release, received_at,
                                      state, lease_until)
                select id, sku, occasion, category, lane, array(select json_array_elements_text(audience)), change, answers, release,
                       "receivedAt", 'OPEN', now()
                from json_to_recordset(:occasions::json) as o(id bigint, sku text, occasion text, category text, lane text,
                     audience json, change jsonb, answers jsonb, release text, "receivedAt" timestamptz)
                """).param("occasions", json.writeValueAsString(occasions)).update();
    }

    /** Takes the oldest occasion of a lane that nobody works on; other nodes skip it until the lease ends. */
    Optional<OpenOccasion> claim(Lane lane, Duration lease) {
        return jdbc.sql("""
                update occasion set attempt = attempt + 1, lease_until = now() + :lease * interval '1 ms'
                where occasion_id = (
                    select occasion_id from occasion where state = 'OPEN' and lane = :lane and lease_until <= now()
                    order by occasion_id limit 1 for update skip locked)
                returning occasion_id, sku, occasion, category, lane, audience, release, received_at,
                    (change -> 'before' ->> 'expectedAt')::timestamptz as previously_expected_at, audience_no, resolved_to, attempt
                """)
                .param("lane", lane.name())
                .param("lease", lease.toMillis())
                .query(OccasionLedger::open)
                .optional();
    }

    /**
     * Records a page in the transaction that decided it, and that it was the last; false when another node has taken the occasion over
     * meanwhile.
     */
    boolean advance(OpenOccasion occasion, OpenOccasion next, int candidates, Duration lease) {
        return jdbc.sql("""
                update occasion set audience_no = :audienceNo, resolved_to = :resolvedTo, candidates = candidates + :candidates,
                    state = case when :resolved then 'RESOLVED' else 'OPEN' end, lease_until = now() + :lease * interval '1 ms'
                where occasion_id = :id and attempt = :attempt and state = 'OPEN'
                """)
                        .param("audienceNo", next.audienceNo())
                        .param("resolvedTo", next.resolvedTo())
                        .param("resolved", next.isResolved())
                        .param("candidates", candidates)
                        .param("lease", lease.toMillis())
                        .param("id", occasion.id())
                        .param("attempt", occasion.attempt())
                        .update()
                == 1;
    }

    /** Nobody is to hear of it. */
    void close(OpenOccasion occasion) {
        jdbc.sql(
                        "update occasion set state = 'RESOLVED' where occasion_id = :id and attempt = :attempt and state = 'OPEN'")
                .param("id", occasion.id())
                .param("attempt", occasion.attempt())
                .update();
    }

    /** Resolving threw: try again after a while, or leave it visible as failed when it has been tried often enough. */
    void fail(OpenOccasion occasion, String error, boolean forGood, Duration after) {
        jdbc.sql("""
                update occasion set last_error = :error, state = case when :forGood then 'FAILED' else 'OPEN' end,
                    lease_until = now() + :after * interval '1 ms'
                where occasion_id = :id and attempt = :attempt
                """)
                .param("error", error)
                .param("forGood", forGood)
                .param("after", after.toMillis())
                .param("id", occasion.id())
                .param("attempt", occasion.attempt())
                .update();
    }

    private static OpenOccasion open(ResultSet row, int rowNo) throws SQLException {
        return new OpenOccasion(
                row.getLong("occasion_id"),
                row.getString("sku"),
                Occasion.valueOf(row.getString("occasion")),
                MessageCategory.valueOf(row.getString("category")),
                Lane.valueOf(row.getString("lane")),
                Arrays.stream((String[]) row.getArray("audience").getArray())
                        .map(Audience::valueOf)
                        .toList(),
                row.getString("release"),
                row.getTimestamp("received_at").toInstant(),
                instant(row.getTimestamp("previously_expected_at")),
                row.getInt("audience_no"),
                row.getString("resolved_to"),
                row.getInt("attempt"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
