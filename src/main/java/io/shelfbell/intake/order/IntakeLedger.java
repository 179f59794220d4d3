package io.shelfbell.intake.order;

import io.shelfbell.intake.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every order body as it came, and what became of it. */
@Repository
public class IntakeLedger {
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IntakeLedger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What the channel gets to know. */
    public enum Status {
        RECEIVED,
        ACCEPTED,
        HELD,
        REJECTED,
        DUPLICATE,
        FAILED
    }

    /**
     * What became of a body.
     *
     * @param orderIds the canonical orders in it
     */
    public record Intake(
            UUID intakeId,
            String channel,
            Status status,
            List<String> orderIds,
            List<Finding> findings,
            Instant receivedAt,
            @Nullable Instant finishedAt) {}

    /** A body that this node works on until its lease ends. */
    record Open(UUID intakeId, String channel, byte[] body, Instant receivedAt, int attempt) {}

    /** Committed when this returns. */
    public UUID store(String channel, @Nullable String contentType, byte[] body) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into intake (intake_id, channel, content_type, body, received_at, state, lease_until)
                values (:id, :channel, :contentType, :body, clock_timestamp(), 'RECEIVED', now())
                """)
                .param("id", id)
                .param("channel", channel)
                .param("contentType", contentType)
                .param("body", body)
                .update();
        return id;
    }

    Optional<Open> claim(Duration lease) {
        return jdbc.sql("""
                update intake set attempt = attempt + 1, lease_until = now() + :lease * interval '1 ms'
                where intake_id = (
                    select intake_id from intake where state = 'RECEIVED' and lease_until <= now()
                    order by lease_until limit 1 for update skip locked)
                returning intake_id, channel, body, received_at, attempt
                """)
                .param("lease", lease.toMillis())
                .query((row, n) -> new Open(
                        row.getObject("intake_id", UUID.class),
                        row.getString("channel"),
                        row.getBytes("body"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getInt("attempt")))
                .optional();
    }

    /** In the transaction of the effects; false when another node has taken the body over. */
    boolean finish(Open open, Status status, List<String> orderIds, List<Finding> findings) {
        return jdbc.sql("""
                update intake set state = 'DONE', status = :status, order_ids = :orderIds, findings = :findings::jsonb,
                    finished_at = clock_timestamp()
                where intake_id = :id and attempt = :attempt and state = 'RECEIVED'
                """)
                        .param("status", status.name())
                        .param("orderIds", orderIds.toArray(String[]::new))
                        .param("findings", json.writeValueAsString(findings))
                        .param("id", open.intakeId())
                        .param("attempt", open.attempt())
                        .update()
                == 1;
    }

    /** Reading it threw: again after a while, or visible as failed for good. */
    void fail(Open open, Finding why, boolean forGood, Duration after) {
        jdbc.sql("""
                update intake set state = case when :forGood then 'FAILED' else 'RECEIVED' end, findings = :findings::jsonb,
                    lease_until = now() + :after * interval '1 ms'
                where intake_id = :id and attempt = :attempt and state = 'RECEIVED'
                """)
                .param("forGood", forGood)
                .param("findings", json.writeValueAsString(List.of(why)))
                .param("after", after.toMillis())
                .param("id", open.intakeId())
                .param("attempt", open.attempt())
                .update();
    }

    public Optional<Intake> find(UUID intakeId) {
        return jdbc.sql("""
                select intake_id, channel, coalesce(status, state) as status, order_ids, findings, received_at, finished_at
                from intake where intake_id = :id
                """).param("id", intakeId).query(this::intake).optional();
    }

    private Intake intake(ResultSet row, int rowNo) throws SQLException {
        var finishedAt = row.getTimestamp("finished_at");
        return new Intake(
                row.getObject("intake_id", UUID.class),
                row.getString("channel"),
                Status.valueOf(row.getString("status")),
                Arrays.asList((String[]) row.getArray("order_ids").getArray()),
                json.readValue(row.getString("findings"), FINDINGS),
                row.getTimestamp("received_at").toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
    }
}
