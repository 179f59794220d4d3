package io.shelfbell.intake.source;

import io.shelfbell.inventory.StockLedger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares what we hold with what a source holds, table by table, and mends what differs. Streaming goes on meanwhile: a difference
 * counts only when it is the same at a second look, after what was under way at the first one has arrived.
 */
@Component
class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int ROWS_AT_ONCE = 500;
    private static final int MOST_DRIFTS = 1_000;

    /** So long an order of ours and its reservation at the source may be apart. */
    private static final Duration PATIENCE_WITH_DRIFT = Duration.ofMinutes(15);

    private final RangeLedger ranges;
    private final RowMender mender;
    private final ReconciliationLedger ledger;
    private final StockLedger stock;
    private final CatchingUp catchingUp;
    private final Clock clock;

    Reconciler(
            RangeLedger ranges,
            RowMender mender,
            ReconciliationLedger ledger,
            StockLedger stock,
            CatchingUp catchingUp,
            Clock clock) {
        this.ranges = ranges;
        this.mender = mender;
        this.ledger = ledger;
        this.stock = stock;
        this.catchingUp = catchingUp;
        this.clock = clock;
    }

    /** Whatever comes of it is written down; a source that cannot be asked is an error of the comparison. */
    void reconcile(ReconciliationLedger.Open open, SourceSettings settings) {
        try {
            compare(open, settings);
        } catch (SQLException | SourceTrouble e) {
            LOG.warn("source={} reconciliation={} error={}", settings.name(), open.id(), e.getMessage());
            ledger.finish(open, Reconciliation.Counts.NONE, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private void compare(ReconciliationLedger.Open open, SourceSettings settings) throws SQLException {
        var sql = RangeSql.of(settings.url())
                .orElseThrow(() -> new SourceTrouble(
                        "Only PostgreSQL and MariaDB can sum their rows up by ranges, not " + settings.url() + ".",
                        null));
        var counts = Reconciliation.Counts.NONE;
        var differences = new ArrayList<Difference>();
        try (var connection = open(settings)) {
            for (int i = 0; i < settings.tables().size(); i++) {
                var mapping = settings.tables().get(i);
                var reader = new RowReader(mapping, settings.zone());
                var table = new ComparedTable(connection, sql, mapping, reader);
                var comparison = new Comparison(ranges, settings.name(), i, mapping.table(), table);
                var found = comparison.all();
                connection.commit();
                var confirmed = confirmed(settings, found, comparison);
                connection.commit();
                differences.addAll(confirmed);
                counts = counts.plus(new Reconciliation.Counts(
                        table.rows(), found.ranges(), found.rangesRead(), found.rowsRead(), confirmed.size(), 0));
            }
        }
        var mended = open.dryRun() ? Set.<Difference>of() : mend(settings, differences);
        ledger.keep(open, differences, mended);
        var drifts = stock.drifts(settings.name(), clock.instant().minus(PATIENCE_WITH_DRIFT), MOST_DRIFTS);
        ledger.finish(open, counts.plus(new Reconciliation.Counts(0, 0, 0, 0, 0, mended.size())), drifts, null);
        LOG.info(
                "source={} reconciliation={} rows={} differences={} mended={} drifts={}",
                settings.name(),
                open.id(),
                counts.rows(),
                differences.size(),
                mended.size(),
                drifts.size());
    }

    private static Connection open(SourceSettings settings) throws SQLException {
        DriverManager.setLoginTimeout(10);
        var connection = DriverManager.getConnection(settings.url(), settings.username(), settings.password());
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

    private Set<Difference> mend(SourceSettings settings, List<Difference> differences) {
        var mended = new LinkedHashSet<Difference>();
        for (int from = 0; from < differences.size(); from += ROWS_AT_ONCE)
            mended.addAll(mender.mend(
                    settings, differences.subList(from, Math.min(differences.size(), from + ROWS_AT_ONCE))));
        return mended;
    }
}
