package io.shelfbell.intake.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.decision.StockDecisions;
import io.shelfbell.fact.Part;
import io.shelfbell.fact.StockPosition;
import io.shelfbell.fact.StockReading;
import io.shelfbell.fact.StockState;
import io.shelfbell.inventory.PartList;
import io.shelfbell.inventory.Shelf;
import io.shelfbell.inventory.StockLedger;
import io.shelfbell.inventory.StockLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Stock in, stock out. */
@RestController
@RequestMapping("/api/v1/stock")
class StockApi {
    /** Readings taken in by one transaction, or some more. */
    private static final int CHUNK = 500;

    private final StockReadings readings;
    private final StockDecisions decisions;
    private final StockLedger stock;
    private final PartList parts;
    private final MeterRegistry meters;

    StockApi(
            StockReadings readings, StockDecisions decisions, StockLedger stock, PartList parts, MeterRegistry meters) {
        this.readings = readings;
        this.decisions = decisions;
        this.stock = stock;
        this.parts = parts;
        this.meters = meters;
    }

    /** What became of the readings of a request. */
    record Receipt(int accepted, int duplicates, int stale, List<Batch.Rejected> rejected) {}

    /** One reading or an array. Safe to repeat: what was taken before is counted as a duplicate or as stale. */
    @PostMapping("/readings")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Receipt take(HttpServletRequest request) throws IOException {
        var batch = Batch.read(request, readings::read);
        var counts = new EnumMap<Shelf.Outcome, Integer>(Shelf.Outcome.class);
        chunks(batch.good()).forEach(chunk -> take(chunk, counts));
        counts.forEach((outcome, count) ->
                meters.counter("shelfbell.readings", "outcome", outcome.name()).increment(count));
        meters.counter("shelfbell.readings", "outcome", "REJECTED")
                .increment(batch.rejected().size());
        return new Receipt(
                counts.getOrDefault(Shelf.Outcome.APPLIED, 0),
                counts.getOrDefault(Shelf.Outcome.DUPLICATE, 0),
                counts.getOrDefault(Shelf.Outcome.STALE, 0),
                batch.rejected());
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

    private void take(List<StockReading> chunk, Map<Shelf.Outcome, Integer> counts) {
        decisions.handle(chunk).forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    }

    /** A SKU's stock over all locations, and by location. */
    record Stock(
            String sku,
            int onHand,
            int allocated,
            int onOrder,
            int available,
            StockState state,
            int lowStockThreshold,
            @Nullable Instant expectedAt,
            int availableToPromise,
            List<Level> locations,
            List<MadeOf> parts) {

        record MadeOf(String sku, int quantity, int available) {}

        record Level(
                String location,
                String source,
                int onHand,
                @Nullable Integer allocated,
                int onOrder,
                @Nullable Instant expectedAt,
                Instant observedAt) {}

        static Stock of(StockPosition position, List<StockLevel> levels, List<MadeOf> parts) {
            return new Stock(
                    position.sku(),
                    position.onHand(),
                    position.allocated(),
                    position.onOrder(),
                    position.available(),
                    position.state(),
                    position.lowStockThreshold(),
                    position.expectedAt(),
                    position.availableToPromise(),
                    levels.stream()
                            .map(l -> new Level(
                                    l.location(),
                                    l.source(),
                                    l.onHand(),
                                    l.allocated(),
                                    l.onOrder(),
                                    l.expectedAt(),
                                    l.observedAt()))
                            .toList(),
                    parts);
        }
    }

    @GetMapping("/{sku}")
    Stock show(@PathVariable String sku) {
        var position = stock.positions(Set.of(sku)).get(sku);
        if (position == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no SKU " + sku + ".");
        return Stock.of(position, stock.levels(Set.of(sku)), parts(sku));
    }

    private List<Stock.MadeOf> parts(String sku) {
        var direct = parts.of(sku);
        if (direct.isEmpty()) return List.of();
        var positions = stock.positions(direct.stream().map(Part::sku).toList());
        return direct.stream()
                .map(part -> new Stock.MadeOf(part.sku(), part.quantity(), available(positions.get(part.sku()))))
                .toList();
    }

    private static int available(@Nullable StockPosition position) {
        return position == null ? 0 : position.available();
    }
}
