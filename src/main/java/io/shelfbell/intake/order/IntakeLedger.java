package io.shelfbell.intake.order;

import io.shelfbell.fact.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
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
    private static final TypeReference<List<OrderFinding>> FINDINGS = new TypeReference<>() {};

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
            List<OrderFinding> findings,
            Instant receivedAt,
            @Nullable Instant finishedAt) {
        static Intake of(Body body) {
            return new Intake(
                    body.intakeId(), body.channel(), Status.RECEIVED, List.of(), List.of(), body.receivedAt(), null);
        }
    }

    /** A body that comes in, without what must not be kept. */
    public record Body(
            UUID intakeId, String channel, @Nullable String contentType, byte[] bytes, Lane lane, Instant receivedAt) {}

    /** A body that this node works on until its lease ends. */
    record Open(UUID intakeId, String channel, byte[] body, Instant receivedAt, int attempt) {}

    /** An outcome to be written down. */
    record Finished(Open open, Status status, List<String> orderIds, List<OrderFinding> findings) {}

    /** In one statement; committed when this returns, unless a transaction is open. */
    public void store(Collection<Body> bodies) {
        jdbc.sql("""
                insert into intake (intake_id, channel, content_type, body, lane, received_at, state, lease_until)
                select intake_id, channel, content_type, body, lane, received_at, 'RECEIVED', now()
                from unnest(:ids::uuid[], :channels::text[], :types::text[], :bodies::bytea[], :lanes::smallint[],
                            :times::timestamptz[])
                     as b(intake_id, channel, content_type, body, lane, received_at)
                """)
                .param("ids", bodies.stream().map(Body::intakeId).toArray(UUID[]::new))
                .param("channels", bodies.stream().map(Body::channel).toArray(String[]::new))
                .param("types", bodies.stream().map(Body::contentType).toArray(String[]::new))
                .param("bodies", bodies.stream().map(Body::bytes).toArray(byte[][]::new))
                .param(
                        "lanes",
                        bodies.stream().map(body -> body.lane().ordinal()).toArray(Integer[]::new))
                .param(
                        "times",
                        bodies.stream()
                                .map(body -> body.receivedAt().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** The oldest that are due, of the first lane before those of others. */
    List<Open> claim(int most, Duration lease) {
        return jdbc.sql("""
                update intake set attempt = attempt + 1, lease_until = now() + :lease * interval '1 ms'
                where intake_id in (
                    select intake_id from intake where state = 'RECEIVED' and lease_until <= now()
                    order by lane, lease_until limit :most for update skip locked)
                returning intake_id, channel, body, received_at, attempt
                """)
                .param("lease", lease.toMillis())
                .param("most", most)
                .query(IntakeLedger::open)
                .list();
    }

    /** In the transaction of the effects; false when another node has taken a body over. */
    boolean finish(Collection<Finished> finished) {
        return jdbc.sql("""
                update intake i set state = 'DONE', status = f.status, order_ids = array(select json_array_elements_text(f."orderIds")),
                    findings = f.findings, finished_at = clock_timestamp()
                from json_to_recordset(:finished::json) as f(id uuid, attempt int, status text, "orderIds" json, findings jsonb)
                where i.intake_id = f.id and i.attempt = f.attempt and i.state = 'RECEIVED'
                """)
                        .param(
                                "finished",
                                json.writeValueAsString(
                                        finished.stream().map(Written::of).toList()))
                        .update()
                == finished.size();
    }

    private record Written(UUID id, int attempt, Status status, List<String> orderIds, List<OrderFinding> findings) {
        static Written of(Finished one) {
            return new Written(
                    one.open().intakeId(), one.open().attempt(), one.status(), one.orderIds(), one.findings());
        }
    }

    /** What waited for these orders does not any more; a body is held for as long as there is another reason. */
    void release(Collection<UUID> waiting, Collection<String> orderIds) {
        if (waiting.isEmpty()) return;
        jdbc.sql("""
                update intake set findings = rest.findings, status = case when rest.held then 'HELD' else 'ACCEPTED' end
                from (select intake_id as id, coalesce(jsonb_agg(finding order by no) filter (where not gone), '[]') as findings,
                             bool_or(not gone and (finding ->> 'code' in ('UNKNOWN_ORDER', 'OTHER_CONTENT') or finding ->> 'outcome' = 'HOLD')) as held
                      from (select intake_id, no, finding, finding ->> 'message' = any(:messages) as gone
                            from intake, jsonb_array_elements(findings) with ordinality as f(finding, no)
                            where intake_id = any(:ids) and status = 'HELD') as each
                      group by intake_id having bool_or(gone)) as rest
                where intake.intake_id = rest.id
                """)
                .param("ids", waiting.toArray(UUID[]::new))
                .param(
                        "messages",
                        orderIds.stream()
                                .map(id -> OrderFinding.unknownOrder(id).message())
                                .toArray(String[]::new))
                .update();
    }

    /** Reading it threw: again after a while, or visible as failed for good. */
    void fail(Open open, OrderFinding why, boolean forGood, Duration after) {
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

    /** Has a body worked on again; false for one that is not there or under way. */
    public boolean retry(UUID intakeId) {
        return jdbc.sql("""
                update intake set state = 'RECEIVED', status = null, attempt = 0, lease_until = now(), finished_at = null
                where intake_id = :id and state <> 'RECEIVED'
                """).param("id", intakeId).update() == 1;
    }

    /** When something of a channel came last. */
    Optional<Instant> lastReceived(String channel) {
        return jdbc.sql("select received_at from intake where channel = :channel order by received_at desc limit 1")
                .param("channel", channel)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    Optional<Open> body(UUID intakeId) {
        return jdbc.sql("select intake_id, channel, body, received_at, attempt from intake where intake_id = :id")
                .param("id", intakeId)
                .query(IntakeLedger::open)
                .optional();
    }

    private static Open open(ResultSet row, int rowNo) throws SQLException {
        return new Open(
                row.getObject("intake_id", UUID.class),
                row.getString("channel"),
                row.getBytes("body"),
                row.getTimestamp("received_at").toInstant(),
                row.getInt("attempt"));
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
