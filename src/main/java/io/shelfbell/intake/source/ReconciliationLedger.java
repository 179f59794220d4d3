package io.shelfbell.intake.source;

import io.shelfbell.inventory.Drift;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Comparisons that were asked for, and what they found. */
@Repository
class ReconciliationLedger {
    /** Differences of one comparison that are kept; all of them are counted and mended. */
    static final int KEPT_DIFFERENCES = 1_000;

    /** Comparisons of a source that are kept. */
    private static final int KEPT = 100;

    private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);
    private static final TypeReference<List<String>> NOTES = new TypeReference<>() {};
    private static final TypeReference<List<Drift>> DRIFTS = new TypeReference<>() {};
    private static final String COLUMNS = """
            reconciliation_id, source, dry_run, state, asked_at, finished_at, rows, ranges, ranges_read, rows_read, differences, mended,
            drifts, notes, error
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReconciliationLedger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Empty while one of the source is under way. */
    Optional<Reconciliation> ask(String source, boolean dryRun) {
        return jdbc.sql("""
                insert into reconciliation (source, dry_run, state, asked_at, lease_until)
                values (:source, :dryRun, 'ASKED', clock_timestamp(), now())
                on conflict (source) where state in ('ASKED', 'RUNNING') do nothing returning
                """ + COLUMNS)
                .param("source", source)
                .param("dryRun", dryRun)
                .query(this::reconciliation)
                .optional();
    }

    /** Asks for one where none was for so long, and the source has been read at all. */
    void askWhenDue(String source, Duration every) {
        jdbc.sql("""
                insert into reconciliation (source, dry_run, state, asked_at, lease_until)
                select name, false, 'ASKED', clock_timestamp(), now() from stock_source
                where name = :source and state = 'STREAMING' and not exists (
                    select 1 from reconciliation where source = :source
                    and asked_at > now() - case when state = 'FAILED' then least(:every, :again) else :every end * interval '1 ms')
                on conflict (source) where state in ('ASKED', 'RUNNING') do nothing
                """)
                .param("source", source)
                .param("every", every.toMillis())
                .param("again", AFTER_A_FAILURE.toMillis())
                .update();
    }

    /** Takes the oldest of these sources' that nobody works on. */
    Optional<Open> claim(Set<String> sources, Duration lease) {
        return jdbc.sql("""
                update reconciliation set state = 'RUNNING', attempt = attempt + 1, lease_until = now() + :lease * interval '1 ms'
                where reconciliation_id = (
                    select reconciliation_id from reconciliation
                    where state in ('ASKED', 'RUNNING') and lease_until <= now() and source = any(:sources)
                    order by reconciliation_id limit 1 for update skip locked)
                returning reconciliation_id, source, dry_run, asked_at, attempt
                """)
                .param("lease", lease.toMillis())
                .param("sources", sources.toArray(String[]::new))
                .query((row, n) -> new Open(
                        row.getLong("reconciliation_id"),
                        row.getString("source"),
                        row.getBoolean("dry_run"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getInt("attempt")))
                .optional();
    }

    /** One that this node works on until its lease ends. */
    record Open(long id, String source, boolean dryRun, Instant askedAt, int attempt) {}

    /** Keeps it for another while and says how far it is; false when another node has it. */
    boolean progress(Open open, Reconciliation.Counts counts, Duration lease) {
        return jdbc.sql("""
                update reconciliation set lease_until = now() + :lease * interval '1 ms', rows = :rows, ranges = :ranges,
                    ranges_read = :rangesRead, rows_read = :rowsRead, differences = :differences
                where reconciliation_id = :id and attempt = :attempt and state = 'RUNNING'
                """)
                        .param("lease", lease.toMillis())
                        .param("rows", counts.rows())
                        .param("ranges", counts.ranges())
                        .param("rangesRead", counts.rangesRead())
                        .param("rowsRead", counts.rowsRead())
                        .param("differences", counts.differences())
                        .param("id", open.id())
                        .param("attempt", open.attempt())
                        .update()
                == 1;
    }

    /** With what was found; nothing when another node has it by now. */
    @Transactional
    public void finish(Open open, Findings findings, List<Drift> drifts) {
        if (!close(open, findings, drifts)) return;
        keep(open, findings.differences(), findings.mended());
        forget(open.source());
    }

    private boolean close(Open open, Findings findings, List<Drift> drifts) {
        var counts = findings.counts();
        return jdbc.sql("""
                update reconciliation set state = case when :error::text is null then 'DONE' else 'FAILED' end,
                    finished_at = clock_timestamp(), rows = :rows, ranges = :ranges, ranges_read = :rangesRead, rows_read = :rowsRead,
                    differences = :differences, mended = :mended, drifts = :drifts::jsonb, notes = :notes::jsonb, error = :error
                where reconciliation_id = :id and attempt = :attempt and state = 'RUNNING'
                """)
                        .param("error", findings.error())
                        .param("rows", counts.rows())
                        .param("ranges", counts.ranges())
                        .param("rangesRead", counts.rangesRead())
                        .param("rowsRead", counts.rowsRead())
                        .param("differences", counts.differences())
                        .param("mended", counts.mended())
                        .param("drifts", json.writeValueAsString(drifts))
                        .param("notes", json.writeValueAsString(findings.notes()))
                        .param("id", open.id())
                        .param("attempt", open.attempt())
                        .update()
                == 1;
    }

    private void forget(String source) {
        jdbc.sql("""
                delete from reconciliation where source = :source and reconciliation_id <= (
                    select reconciliation_id from reconciliation where source = :source
                    order by reconciliation_id desc offset :kept limit 1)
                """).param("source", source).param("kept", KEPT).update();
    }

    private void keep(Open open, List<Difference> differences, Collection<Difference> mended) {
        var kept = differences.stream().limit(KEPT_DIFFERENCES).toList();
        if (kept.isEmpty()) return;
        jdbc.sql("""
                insert into reconciliation_difference (reconciliation_id, no, table_name, row_key, ours, theirs, mended)
                select :id, no, name, key, ours::jsonb, theirs::jsonb, mended
                from unnest(:tables::text[], :keys::text[], :ours::text[], :theirs::text[], :mended::boolean[]) with ordinality
                     as d(name, key, ours, theirs, mended, no)
                """)
                .param("id", open.id())
                .param("tables", kept.stream().map(Difference::table).toArray(String[]::new))
                .param("keys", kept.stream().map(one -> one.key().key()).toArray(String[]::new))
                .param("ours", kept.stream().map(one -> text(one.ours())).toArray(String[]::new))
                .param("theirs", kept.stream().map(one -> text(one.theirs())).toArray(String[]::new))
                .param("mended", kept.stream().map(mended::contains).toArray(Boolean[]::new))
                .update();
    }

    /** The last one of each source that ended. */
    List<Reconciliation> last() {
        return jdbc.sql(
                        "select distinct on (source) " + COLUMNS
                                + " from reconciliation where state in ('DONE', 'FAILED') order by source, reconciliation_id desc")
                .query(this::reconciliation)
                .list();
    }

    private @Nullable String text(@Nullable Contribution counts) {
        return counts == null ? null : json.writeValueAsString(counts);
    }

    /** The newest first. */
    List<Reconciliation> list(String source) {
        return jdbc.sql("select " + COLUMNS
                        + " from reconciliation where source = :source order by reconciliation_id desc limit " + KEPT)
                .param("source", source)
                .query(this::reconciliation)
                .list();
    }

    Optional<Reconciliation> find(String source, long id) {
        return jdbc.sql("select " + COLUMNS + " from reconciliation where source = :source and reconciliation_id = :id")
                .param("source", source)
                .param("id", id)
                .query(this::reconciliation)
                .optional();
    }

    /** At most {@value #KEPT_DIFFERENCES}. */
    List<Reconciliation.Row> rows(long id) {
        return jdbc.sql("""
                select table_name, row_key, ours, theirs, mended from reconciliation_difference where reconciliation_id = :id order by no
                """)
                .param("id", id)
                .query((row, n) -> new Reconciliation.Row(
                        row.getString("table_name"),
                        row.getString("row_key"),
                        counts(row.getString("ours")),
                        counts(row.getString("theirs")),
                        row.getBoolean("mended")))
                .list();
    }

    private @Nullable Contribution counts(@Nullable String text) {
        return text == null ? null : json.readValue(text, Contribution.class);
    }

    private Reconciliation reconciliation(ResultSet row, int rowNo) throws SQLException {
        return new Reconciliation(
                row.getLong("reconciliation_id"),
                row.getString("source"),
                row.getBoolean("dry_run"),
                Reconciliation.State.valueOf(row.getString("state")),
                row.getTimestamp("asked_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                row.getLong("rows"),
                row.getLong("ranges"),
                row.getLong("ranges_read"),
                row.getLong("rows_read"),
                row.getLong("differences"),
                row.getLong("mended"),
                json.readValue(row.getString("drifts"), DRIFTS),
                json.readValue(row.getString("notes"), NOTES),
                row.getString("error"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
