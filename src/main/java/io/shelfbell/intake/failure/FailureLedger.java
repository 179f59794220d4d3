package io.shelfbell.intake.failure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What could not be taken. Written in the transaction of what could, so that a repeat of both adds nothing twice. */
@Repository
public class FailureLedger {
    private final JdbcClient jdbc;

    FailureLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A failure that is kept.
     *
     * @param failureId grows
     * @param raw as UTF-8, with U+FFFD for what is none
     * @param intakeId of an order's body; null for a piece that cannot be worked on again
     */
    public record Kept(
            long failureId,
            String source,
            String door,
            String place,
            String code,
            String message,
            @Nullable String raw,
            @Nullable UUID intakeId,
            Instant at) {}

    /** In one statement, in their order; nothing for none. */
    public void add(Collection<Failure> failures) {
        if (failures.isEmpty()) return;
        jdbc.sql("""
                insert into intake_failure (source, door, place, code, message, raw, intake_id, at)
                select source, door, place, code, message, raw, intake_id, clock_timestamp()
                from unnest(:sources::text[], :doors::text[], :places::text[], :codes::text[], :messages::text[],
                     :raws::bytea[], :intakes::uuid[]) with ordinality as f(source, door, place, code, message, raw, intake_id, no)
                order by no
                """)
                .param("sources", column(failures, Failure::source))
                .param("doors", column(failures, Failure::door))
                .param("places", column(failures, Failure::place))
                .param("codes", column(failures, Failure::code))
                .param("messages", column(failures, Failure::message))
                .param("raws", failures.stream().map(Failure::raw).toArray(byte[][]::new))
                .param("intakes", failures.stream().map(Failure::intakeId).toArray(UUID[]::new))
                .update();
    }

    private static String[] column(Collection<Failure> failures, Function<Failure, String> column) {
        return failures.stream().map(column).toArray(String[]::new);
    }

    /** The newest first, going on below an id; null for any. */
    List<Kept> list(@Nullable String source, @Nullable String door, @Nullable Long after, int limit) {
        return jdbc.sql("""
                select failure_id, source, door, place, code, message, raw, intake_id, at from intake_failure
                where (:source::text is null or source = :source) and (:door::text is null or door = :door)
                  and (:after::bigint is null or failure_id < :after)
                order by failure_id desc limit :limit
                """)
                .param("source", source)
                .param("door", door)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Kept(
                        row.getLong("failure_id"),
                        row.getString("source"),
                        row.getString("door"),
                        row.getString("place"),
                        row.getString("code"),
                        row.getString("message"),
                        text(row.getBytes("raw")),
                        row.getObject("intake_id", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Empty for one that is not there, or cannot be worked on again. */
    public Optional<UUID> intake(long failureId) {
        return jdbc.sql("select intake_id from intake_failure where failure_id = :id and intake_id is not null")
                .param("id", failureId)
                .query(UUID.class)
                .optional();
    }

    private static @Nullable String text(byte @Nullable [] raw) {
        return raw == null ? null : new String(raw, StandardCharsets.UTF_8);
    }
}
