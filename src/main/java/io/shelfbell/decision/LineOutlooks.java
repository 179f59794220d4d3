package io.shelfbell.decision;

import io.shelfbell.inventory.LinePlace;
import io.shelfbell.inventory.StockHistory;
import io.shelfbell.inventory.ThresholdLine;
import io.shelfbell.inventory.ThresholdList;
import io.shelfbell.inventory.ThresholdPreview;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets lines, looks what they would do, and takes them back: so the preview counts with exactly the lines that would hold. */
@Component
public class LineOutlooks {
    private static final int NAMED = 100;
    private static final int PATIENCE_SECONDS = 60;

    private final TransactionTemplate transaction;
    private final ThresholdList lines;
    private final ThresholdPreview preview;
    private final StockHistory history;
    private final SalesCount sales;
    private final Clock clock;

    LineOutlooks(
            PlatformTransactionManager transactions,
            ThresholdList lines,
            ThresholdPreview preview,
            StockHistory history,
            SalesCount sales,
            Clock clock) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout(PATIENCE_SECONDS);
        this.lines = lines;
        this.preview = preview;
        this.history = history;
        this.sales = sales;
        this.clock = clock;
    }

    /** No place twice. */
    public LineOutlook of(Collection<ThresholdLine> proposed) {
        return transaction.execute(status -> look(proposed, status));
    }

    private LineOutlook look(Collection<ThresholdLine> proposed, TransactionStatus status) {
        status.setRollbackOnly();
        var now = clock.instant();
        var places = proposed.stream().map(ThresholdLine::place).toList();
        sales.count(places.stream()
                .filter(LinePlace::isAboutOneItem)
                .map(LinePlace::key)
                .toList());
        lines.put(proposed);
        var counts = preview.counts(places, now);
        var first = counts.crossing() == 0 ? List.<ThresholdPreview.Crossing>of() : preview.crossing(places, NAMED);
        return new LineOutlook(counts, first, history.since(now, ThresholdPreview.MONTH));
    }
}
