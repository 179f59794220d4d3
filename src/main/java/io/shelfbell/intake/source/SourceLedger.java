package io.shelfbell.intake.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who reads each source, and how far. */
@Repository
public class SourceLedger {
    private final JdbcClient jdbc;

    public SourceLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a source is doing. */
    public enum State {
        IDLE,
        SNAPSHOT,
        STREAMING,

        /** Until it is tried again. */
        WAITING,

        /** Until somebody acts. */
        BLOCKED
    }

    /** How it goes with a source. */
    public record Status(
            String name,
            State state,
            @Nullable String error,
            @Nullable String owner,
            @Nullable String position,
            @Nullable Instant lastCommitAt,
            @Nullable Instant takenAt,
            @Nullable Long behindBytes,
            @Nullable Long keptBytes,
            @Nullable String logState,
            @Nullable Instant probedAt) {}

    /**
     * Where a source stands, with its row locked.
     *
     * @param generation of the snapshot that rows belong to
     * @param snapshotting whether that snapshot has not been read to its end
     */
    record Mark(long sequence, long generation, boolean snapshotting) {
        Mark at(long sequence) {
            return new Mark(sequence, generation, snapshotting);
        }

        Mark beginSnapshot() {
            return new Mark(sequence, generation + 1, true);
        }

        Mark streaming() {
            return new Mark(sequence, generation, false);
        }
    }

    /** Takes the lease when it is free; empty while another owner has it. */
    Optional<Lease> claim(String source, String owner, Duration lease) {
        return jdbc.sql("""
                insert into stock_source as s (name, owner, lease_until, epoch)
                values (:source, :owner, now() + :lease * interval '1 ms', 1)
                on conflict (name) do update set owner = excluded.owner, lease_until = excluded.lease_until, epoch = s.epoch + 1
                where s.lease_until <= now() and s.state <> 'BLOCKED'
                returning epoch
                """)
                .param("source", source)
                .param("owner", owner)
                .param("lease", lease.toMillis())
                .query(Long.class)
                .optional()
                .map(epoch -> new Lease(source, owner, epoch));
    }

    /** False when another node has taken over. */
    boolean renew(Lease lease, Duration until) {
        return jdbc.sql("""
                update stock_source set lease_until = now() + :until * interval '1 ms'
                where name = :source and owner = :owner and epoch = :epoch
                """)
                        .param("until", until.toMillis())
                        .param("source", lease.source())
                        .param("owner", lease.owner())
                        .param("epoch", lease.epoch())
                        .update()
                == 1;
    }

    /** Gives the lease back, or, with an error, keeps everybody away until {@code retryAfter} has passed. */
    void release(Lease lease, State state, @Nullable String error, Duration retryAfter) {
        jdbc.sql("""
                update stock_source set owner = null, lease_until = now() + :after * interval '1 ms', state = :state, error = :error
                where name = :source and owner = :owner and epoch = :epoch
                """)
                .param("after", retryAfter.toMillis())
                .param("state", state.name())
                .param("error", error)
                .param("source", lease.source())
                .param("owner", lease.owner())
                .param("epoch", lease.epoch())
                .update();
    }

    /** It goes well. */
    void working(Lease lease) {
        jdbc.sql("""
                update stock_source set state = case when snapshotting or position is null then 'SNAPSHOT' else 'STREAMING' end,
                    error = null
                where name = :source and owner = :owner and epoch = :epoch
                """)
                .param("source", lease.source())
                .param("owner", lease.owner())
                .param("epoch", lease.epoch())
                .update();
    }

    /** @throws LeaseLost when another node has taken over */
    Mark lock(Lease lease) {
        return jdbc.sql("""
                select sequence, generation, snapshotting from stock_source
                where name = :source and owner = :owner and epoch = :epoch for update
                """)
                .param("source", lease.source())
                .param("owner", lease.owner())
                .param("epoch", lease.epoch())
                .query(Mark.class)
                .optional()
                .orElseThrow(() -> new LeaseLost(lease));
    }

    /** Whether a node follows it, and not only begins to. */
    boolean isStreaming(String source) {
        return jdbc.sql("""
                select exists (select 1 from stock_source where name = :source and state = 'STREAMING' and lease_until > now())
                """).param("source", source).query(Boolean.class).single();
    }

    /** Makes whoever reads the source wait until this transaction ends. */
    Mark lock(String source) {
        return jdbc.sql("select sequence, generation, snapshotting from stock_source where name = :source for update")
                .param("source", source)
                .query(Mark.class)
                .single();
    }

    /** A transaction of our own was taken; the row is locked. */
    void advance(String source, long sequence) {
        jdbc.sql("update stock_source set sequence = :sequence where name = :source")
                .param("sequence", sequence)
                .param("source", source)
                .update();
    }

    /** In the transaction of the effects, with the row locked. */
    void save(String source, Mark mark, @Nullable String position, @Nullable Instant lastCommitAt) {
        jdbc.sql("""
                update stock_source set position = coalesce(:position, position), sequence = :sequence, generation = :generation,
                    snapshotting = :snapshotting, state = case when :snapshotting then 'SNAPSHOT' else 'STREAMING' end,
                    last_commit_at = coalesce(:lastCommitAt::timestamptz, last_commit_at),
                    taken_at = case when :lastCommitAt::timestamptz is null then taken_at else clock_timestamp() end
                where name = :source
                """)
                .param("position", position)
                .param("sequence", mark.sequence())
                .param("generation", mark.generation())
                .param("snapshotting", mark.snapshotting())
                .param(
                        "lastCommitAt",
                        lastCommitAt == null ? null : OffsetDateTime.ofInstant(lastCommitAt, ZoneOffset.UTC))
                .param("source", source)
                .update();
    }

    /** A snapshot is needed: without a position, after one that was interrupted, and for rows to be understood in another way. */
    boolean needsSnapshot(String source, String mapping) {
        return jdbc.sql("""
                select snapshotting or position is null or mapping is distinct from :mapping from stock_source where name = :source
                """)
                .param("mapping", mapping)
                .param("source", source)
                .query(Boolean.class)
                .single();
    }

    void understand(String source, String mapping) {
        jdbc.sql("update stock_source set mapping = :mapping where name = :source")
                .param("mapping", mapping)
                .param("source", source)
                .update();
    }

    /** Where to go on; null to begin with a snapshot. */
    @Nullable
    String position(String source) {
        return find(source).map(Status::position).orElse(null);
    }

    /** Forgets the position, so that the source is read from a new snapshot by whoever reads it next. */
    public boolean restart(String source) {
        return jdbc.sql("""
                update stock_source set position = null, snapshotting = false, state = 'IDLE', error = null, owner = null,
                    lease_until = now(), epoch = epoch + 1
                where name = :source
                """).param("source", source).update() == 1;
    }

    /** Whoever reads it next begins with a snapshot. */
    void forget(Lease lease) {
        jdbc.sql(
                        "update stock_source set position = null, snapshotting = false where name = :source and epoch = :epoch")
                .param("source", lease.source())
                .param("epoch", lease.epoch())
                .update();
    }

    void probed(Lease lease, @Nullable Long behindBytes, @Nullable Long keptBytes, @Nullable String logState) {
        jdbc.sql("""
                update stock_source set behind_bytes = :behind, kept_bytes = :kept, log_state = :state, probed_at = now(), error = null
                where name = :source and epoch = :epoch
                """)
                .param("behind", behindBytes)
                .param("kept", keptBytes)
                .param("state", logState)
                .param("source", lease.source())
                .param("epoch", lease.epoch())
                .update();
    }

    /** It is read, but does not answer when it is asked how far it is: maybe nothing comes from it any more. */
    void unanswered(Lease lease, String error) {
        jdbc.sql("""
                update stock_source set behind_bytes = null, kept_bytes = null, log_state = null, error = :error
                where name = :source and epoch = :epoch
                """)
                .param("error", error)
                .param("source", lease.source())
                .param("epoch", lease.epoch())
                .update();
    }

    public Optional<Status> find(String source) {
        return all().stream().filter(status -> status.name().equals(source)).findFirst();
    }

    public List<Status> all() {
        return jdbc.sql("""
                select name, state, error, owner, position, last_commit_at, taken_at, behind_bytes, kept_bytes, log_state, probed_at
                from stock_source order by name
                """).query(SourceLedger::status).list();
    }

    private static Status status(ResultSet row, int rowNo) throws SQLException {
        return new Status(
                row.getString("name"),
                State.valueOf(row.getString("state")),
                row.getString("error"),
                row.getString("owner"),
                row.getString("position"),
                instant(row.getTimestamp("last_commit_at")),
                instant(row.getTimestamp("taken_at")),
                row.getObject("behind_bytes", Long.class),
                row.getObject("kept_bytes", Long.class),
                row.getString("log_state"),
                instant(row.getTimestamp("probed_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
