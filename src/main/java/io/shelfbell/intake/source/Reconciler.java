package io.shelfbell.intake.source;

import io.shelfbell.inventory.Drift;
import io.shelfbell.inventory.StockLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares what we hold with what a source holds, table by table, and mends what differs. Streaming goes on meanwhile: a difference
 * counts only when it is the same at a second look, after what was under way at the first one has arrived.
 */
@Component
class Reconciler {
    static final Duration LEASE = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(6); // longer than the longest statement
    private static final int ROWS_AT_ONCE = 500;
    private static final int MOST_DRIFTS = 1_000;

    /** So long an order of ours and its reservation at the source may be apart. */
    private static final Duration PATIENCE_WITH_DRIFT = Duration.ofMinutes(15);

    private final RangeLedger ranges;
    private final RowMender mender;
    private final ReconciliationLedger ledger;
    private final StockLedger stock;
    private final CatchingUp catchingUp;

    Reconciler(
            RangeLedger ranges,
            RowMender mender,
            ReconciliationLedger ledger,
            StockLedger stock,
            CatchingUp catchingUp) {
        this.ranges = ranges;
        this.mender = mender;
        this.ledger = ledger;
        this.stock = stock;
        this.catchingUp = catchingUp;
    }

    /** Whatever comes of it is written down; a source that cannot be asked is an error of the comparison. */
    void reconcile(ReconciliationLedger.Open open, SourceSettings settings) {
        var findings = new Findings();
        try {
            catchingUp.requireStreaming(settings);
            compare(open, settings, findings);
        } catch (SQLException | SourceTrouble e) {
            findings.fail(e);
        } catch (RuntimeException e) {
            LOG.error("source={} reconciliation={}", settings.name(), open.id(), e);
            findings.fail(e);
        }
        var drifts = stock.drifts(settings.name(), open.askedAt().minus(PATIENCE_WITH_DRIFT), MOST_DRIFTS);
        ledger.finish(open, findings, drifts);
        log(open, findings, drifts);
    }

    private static void log(ReconciliationLedger.Open open, Findings findings, List<Drift> drifts) {
        LOG.info(
                "source={} reconciliation={} rows={} differences={} mended={} drifts={} error={}",
                open.source(),
                open.id(),
                findings.counts().rows(),
                findings.counts().differences(),
                findings.counts().mended(),
                drifts.size(),
                findings.error());
    }

    private void compare(ReconciliationLedger.Open open, SourceSettings settings, Findings findings)
            throws SQLException {
        var sql = RangeSql.of(settings.url())
                .orElseThrow(() -> new SourceTrouble(
                        "Only PostgreSQL and MariaDB can sum their rows up by ranges; " + settings.name()
                                + " is neither.",
                        null));
        try (var connection = open(settings)) {
            for (int no = 0; no < settings.tables().size(); no++) {
                try {
                    compare(open, settings, no, new Source(connection, sql), findings);
                } catch (SQLException | SourceTrouble e) {
                    findings.fail(e);
                    connection.rollback();
                }
            }
        }
    }

    private record Source(Connection connection, RangeSql sql) {}

    private void compare(
            ReconciliationLedger.Open open, SourceSettings settings, int no, Source source, Findings findings)
            throws SQLException {
        var mapping = settings.tables().get(no);
        var table = new ComparedTable(source.connection(), source.sql(), mapping, settings.zone());
        if (table.ownReason() != null)
            findings.note(mapping.table() + " was compared with what it was the last time: " + table.ownReason() + ".");
        var comparison =
                new Comparison(ranges, settings.name(), no, mapping.table(), table, () -> goOn(open, findings));
        goOn(open, findings);
        var found = comparison.all();
        source.connection().commit();
        var confirmed = confirmed(settings, found, comparison);
        source.connection().commit();
        findings.add(
                new Reconciliation.Counts(table.rows(), found.ranges(), found.rangesRead(), found.rowsRead(), 0, 0),
                confirmed);
        if (!open.dryRun()) mend(settings, confirmed, findings);
    }

    /** A node that was taken for gone stops here. */
    private void goOn(ReconciliationLedger.Open open, Findings findings) {
        if (!ledger.progress(open, findings.counts(), LEASE))
            throw new IllegalStateException(
                    "reconciliation=" + open.id() + " attempt=" + open.attempt() + " was taken over by another node");
    }

    private static Connection open(SourceSettings settings) throws SQLException {
        var connection = SourceConnection.open(settings, LONGEST_ANSWER);
        connection.setReadOnly(true);
        connection.setAutoCommit(false); // or a driver fetches all rows at once
        return connection;
    }

    private List<Difference> confirmed(SourceSettings settings, Comparison.Found found, Comparison comparison)
            throws SQLException {
        if (found.differences().isEmpty()) return List.of();
        catchingUp.await(settings);
        var again =
                new HashSet<>(comparison.read(found.ranges(), found.differing()).differences());
        return found.differences().stream().filter(again::contains).toList();
    }

    /** At once: the longer it takes, the likelier a row has changed there and back, which looks as if nothing had happened to it. */
    private void mend(SourceSettings settings, List<Difference> differences, Findings findings) {
        for (int from = 0; from < differences.size(); from += ROWS_AT_ONCE)
            findings.mended(mender.mend(
                    settings, differences.subList(from, Math.min(differences.size(), from + ROWS_AT_ONCE))));
    }
}
