package io.shelfbell.intake.stock;

import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.decision.StockDecisions;
import io.shelfbell.fact.StockReading;
import io.shelfbell.inventory.Shelf;
import io.shelfbell.rota.CrashPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes readings in, by transactions of some hundreds, or within the transaction that is open. */
@Component
public class StockIntake {
    /** Readings taken in by one transaction, or some more. */
    public static final int CHUNK = 500;

    private final StockDecisions decisions;
    private final MeterRegistry meters;

    StockIntake(StockDecisions decisions, MeterRegistry meters) {
        this.decisions = decisions;
        this.meters = meters;
    }

    /** Safe to repeat: what was taken before is counted as a duplicate or as stale. */
    public Count take(List<StockReading> readings) {
        var count = Count.NONE;
        for (var chunk : chunks(readings)) count = count.plus(Count.of(decisions.handle(chunk)));
        CrashPoint.READING_COMMITTED.reached();
        meter(Shelf.Outcome.APPLIED.name(), count.accepted());
        meter(Shelf.Outcome.DUPLICATE.name(), count.duplicates());
        meter(Shelf.Outcome.STALE.name(), count.stale());
        return count;
    }

    /** Some could not be read. */
    public void reject(long readings) {
        meter("REJECTED", readings);
    }

    private void meter(String outcome, long readings) {
        meters.counter("shelfbell.readings", "outcome", outcome).increment(readings);
    }

    /** All readings of one SKU stay together and in their order. */
    private static List<List<StockReading>> chunks(List<StockReading> readings) {
        var sorted = readings.stream()
                .sorted(Comparator.comparing(StockReading::sku))
                .toList();
        var chunks = new ArrayList<List<StockReading>>();
        int from = 0;
        for (int to = 1; to <= sorted.size(); to++) {
            boolean end = to == sorted.size()
                    || !sorted.get(to).sku().equals(sorted.get(to - 1).sku());
            if (end && (to == sorted.size() || to - from >= CHUNK)) {
                chunks.add(sorted.subList(from, to));
                from = to;
            }
        }
        return chunks;
    }

    /** What became of readings. */
    public record Count(long accepted, long duplicates, long stale) {
        public static final Count NONE = new Count(0, 0, 0);

        static Count of(List<Shelf.Outcome> outcomes) {
            return new Count(
                    count(outcomes, Shelf.Outcome.APPLIED),
                    count(outcomes, Shelf.Outcome.DUPLICATE),
                    count(outcomes, Shelf.Outcome.STALE));
        }

        private static long count(List<Shelf.Outcome> outcomes, Shelf.Outcome wanted) {
            return outcomes.stream().filter(outcome -> outcome == wanted).count();
        }

        public Count plus(Count other) {
            return new Count(accepted + other.accepted, duplicates + other.duplicates, stale + other.stale);
        }
    }
}
