package io.shelfbell.intake.http;

import io.shelfbell.fact.Part;
import io.shelfbell.fact.StockPosition;
import io.shelfbell.fact.StockState;
import io.shelfbell.intake.Elements;
import io.shelfbell.intake.stock.StockIntake;
import io.shelfbell.intake.stock.StockReadings;
import io.shelfbell.inventory.PartList;
import io.shelfbell.inventory.StockLedger;
import io.shelfbell.inventory.StockLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
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
    private final StockReadings readings;
    private final StockIntake intake;
    private final StockLedger stock;
    private final PartList parts;

    StockApi(StockReadings readings, StockIntake intake, StockLedger stock, PartList parts) {
        this.readings = readings;
        this.intake = intake;
        this.stock = stock;
        this.parts = parts;
    }

    /** What became of the readings of a request. */
    record Receipt(long accepted, long duplicates, long stale, List<Elements.Rejected> rejected) {}

    /** One reading or an array. Safe to repeat: what was taken before is counted as a duplicate or as stale. */
    @PostMapping("/readings")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Receipt take(HttpServletRequest request) throws IOException {
        var batch = Batch.read(request, readings::read);
        var count = intake.take(batch.good());
        intake.reject(batch.rejected().size());
        return new Receipt(count.accepted(), count.duplicates(), count.stale(), batch.rejected());
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
