package io.shelfbell.intake.file;

import io.shelfbell.intake.stock.StockIntake.Count;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Files that were taken, and how far. */
@Repository
class FileLedger {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FileLedger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** How a file comes in. */
    enum Door {
        FOLDER,
        HTTP;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A file that this node takes until its lease ends.
     *
     * @param records taken before
     */
    record Open(long fileId, int attempt, long records, Count count, long rejected) {}

    /** The newest file of a source that was read to its end. */
    record Newest(byte[] sha256, long records, Instant finishedAt) {}

    /** Whether a node is at work in the folder. */
    boolean isBusy(String source) {
        return jdbc.sql("""
                select exists (select 1 from intake_file
                    where source = :source and state = 'OPEN' and door = 'folder' and lease_until > now())
                """).param("source", source).query(Boolean.class).single();
    }

    Optional<Newest> newest(String source) {
        return jdbc.sql("""
                select sha256, records, finished_at from intake_file
                where source = :source and state = 'DONE' order by file_id desc limit 1
                """)
                .param("source", source)
                .query((row, n) -> new Newest(
                        row.getBytes("sha256"),
                        row.getLong("records"),
                        row.getTimestamp("finished_at").toInstant()))
                .optional();
    }

    /** Goes on with a file of the folder that a node left behind. */
    Optional<Open> takeOver(String source, byte[] sha256) {
        return jdbc.sql("""
                update intake_file set attempt = attempt + 1, lease_until = now() + :lease * interval '1 ms'
                where source = :source and sha256 = :sha256 and state = 'OPEN' and door = 'folder' and lease_until <= now()
                returning file_id, attempt, records, accepted, duplicates, stale, rejected
                """)
                .param("lease", LEASE.toMillis())
                .param("source", source)
                .param("sha256", sha256)
                .query(FileLedger::open)
                .optional();
    }

    /** Gives up a file that was left behind and is there no more; what it told so far stays. */
    void abandon(String source) {
        jdbc.sql("""
                update intake_file set state = 'ABANDONED', finished_at = clock_timestamp()
                where source = :source and state = 'OPEN' and door = 'folder' and lease_until <= now()
                """).param("source", source).update();
    }

    /** Empty when another node has the folder. */
    Optional<Open> open(String source, Door door, String name, byte[] sha256) {
        return jdbc.sql("""
                insert into intake_file (source, door, name, sha256, state, lease_until, started_at)
                values (:source, :door, :name, :sha256, 'OPEN', now() + :lease * interval '1 ms', clock_timestamp())
                on conflict do nothing
                returning file_id, attempt, records, accepted, duplicates, stale, rejected
                """)
                .param("source", source)
                .param("door", door.text())
                .param("name", name)
                .param("sha256", sha256)
                .param("lease", LEASE.toMillis())
                .query(FileLedger::open)
                .optional();
    }

    private static Open open(ResultSet row, int rowNo) throws SQLException {
        return new Open(
                row.getLong("file_id"),
                row.getInt("attempt"),
                row.getLong("records"),
                new Count(row.getLong("accepted"), row.getLong("duplicates"), row.getLong("stale")),
                row.getLong("rejected"));
    }

    /** In the transaction of the effects; false when another node has taken the file over. */
    boolean advance(Open open, long records, Count count, long rejected) {
        return jdbc.sql("""
                update intake_file set records = records + :records, accepted = accepted + :accepted,
                    duplicates = duplicates + :duplicates, stale = stale + :stale, rejected = rejected + :rejected,
                    lease_until = now() + :lease * interval '1 ms'
                where file_id = :id and attempt = :attempt and state = 'OPEN'
                """)
                        .param("records", records)
                        .param("accepted", count.accepted())
                        .param("duplicates", count.duplicates())
                        .param("stale", count.stale())
                        .param("rejected", rejected)
                        .param("lease", LEASE.toMillis())
                        .param("id", open.fileId())
                        .param("attempt", open.attempt())
                        .update()
                == 1;
    }

    void finish(Open open, boolean readable, List<String> notes) {
        jdbc.sql("""
                update intake_file set state = case when :readable then 'DONE' else 'FAILED' end, notes = :notes::jsonb,
                    finished_at = clock_timestamp()
                where file_id = :id and attempt = :attempt and state = 'OPEN'
                """)
                .param("readable", readable)
                .param("notes", json.writeValueAsString(notes))
                .param("id", open.fileId())
                .param("attempt", open.attempt())
                .update();
    }
}
