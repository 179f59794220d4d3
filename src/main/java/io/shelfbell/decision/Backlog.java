package io.shelfbell.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.shelfbell.decision.Ranking.Ranked;
import io.shelfbell.fact.OpenLine;
import io.shelfbell.fact.StockPosition;
import io.shelfbell.inventory.Bundles;
import io.shelfbell.inventory.Move;
import io.shelfbell.inventory.Shelves;
import io.shelfbell.order.Allocation;
import io.shelfbell.order.BackorderList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The open order lines of some SKUs while stock moves: who is covered, first ordered first served unless a rule ranks them. Lines for bundles
 * stand in the queues of all their parts, beside the parts' own lines.
 */
final class Backlog {
    private final Map<String, List<OpenLine>> bySku;
    private final Map<String, StockPosition> positions;
    private final Bundles bundles;
    private final Ranking ranking;
    private final Map<String, Map<LineKey, Integer>> lacking = new HashMap<>();

    /** @param positions of all parts as they were before the first move */
    Backlog(List<OpenLine> lines, Map<String, StockPosition> positions, Bundles bundles, Ranking ranking) {
        this.bySku = new HashMap<>(lines.stream().collect(groupingBy(OpenLine::sku)));
        this.positions = new HashMap<>(positions);
        this.bundles = bundles;
        this.ranking = ranking;
    }

    /** Says which lines the move leaves uncovered, and remembers it for the next move of the same SKU. */
    List<Allocation> allocate(Move move) {
        positions.put(move.sku(), move.after());
        lacking.remove(move.sku());
        var lines = bySku.getOrDefault(move.sku(), List.of());
        if (lines.isEmpty()) return List.of();
        var allocations = allocate(move, lines);
        bySku.put(
                move.sku(),
                allocations.stream()
                        .map(a -> a.line().backordered(a.backordered()))
                        .toList());
        return allocations;
    }

    private List<Allocation> allocate(Move move, List<OpenLine> lines) {
        if (bundles.isBundle(move.sku()))
            return lines.stream()
                    .map(line -> new Allocation(line, bundlesLacking(line)))
                    .toList();
        if (!bundles.with(move.sku()).isEmpty())
            return lines.stream()
                    .map(line -> new Allocation(line, lacking(move.sku()).getOrDefault(LineKey.of(line), 0)))
                    .toList();
        return move.pools().isEmpty() ? spread(lines, move.after().shortage()) : serve(lines, move);
    }

    /** A bundle is not there as long as one of its parts is not. */
    private int bundlesLacking(OpenLine line) {
        return bundles.contentsOf(line.sku()).entrySet().stream()
                .mapToInt(part -> roundedUp(lacking(part.getKey()).getOrDefault(LineKey.of(line), 0), part.getValue()))
                .max()
                .orElse(0);
    }

    private static int roundedUp(int units, int each) {
        return -Math.floorDiv(-units, each);
    }

    /** How many units of a part each line lacks, those for bundles included. */
    private Map<LineKey, Integer> lacking(String part) {
        return lacking.computeIfAbsent(part, this::spreadOverBundles);
    }

    private Map<LineKey, Integer> spreadOverBundles(String part) {
        var position = positions.get(part);
        if (position == null || position.shortage() == 0) return Map.of();
        var queue = new ArrayList<>(bySku.getOrDefault(part, List.of()));
        bundles.with(part).forEach(bundle -> queue.addAll(bySku.getOrDefault(bundle, List.of())));
        var wanted = ranking.ranked(queue).stream()
                .map(ranked -> ranked.line().times(each(ranked.line(), part)))
                .toList();
        return Allocation.spread(wanted, position.shortage()).stream()
                .collect(toMap(a -> LineKey.of(a.line()), Allocation::backordered));
    }

    private int each(OpenLine line, String part) {
        return bundles.contentsOf(line.sku()).getOrDefault(part, 1);
    }

    private List<Allocation> spread(List<OpenLine> lines, int shortage) {
        if (shortage == 0 || lines.size() < 2) return Allocation.spread(lines, shortage);
        return Allocation.spread(
                ranking.ranked(lines).stream().map(Ranked::line).toList(), shortage);
    }

    private List<Allocation> serve(List<OpenLine> lines, Move move) {
        var serving = new Serving(move.pools());
        return ranking.ranked(lines).stream()
                .map(ranked -> serving.cover(ranked.line(), ranked.market()))
                .toList();
    }

    /** Finds backlogs. */
    @Component
    static final class Source {
        private final BackorderList backorders;
        private final Ranking ranking;

        Source(BackorderList backorders, Ranking ranking) {
            this.backorders = backorders;
            this.ranking = ranking;
        }

        Backlog of(List<Move> moves, Shelves shelves) {
            var skus = new HashSet<>(
                    moves.stream().filter(Move::touchesShortage).map(Move::sku).collect(toSet()));
            var members = shelves.bundles().members();
            if (skus.stream().anyMatch(members::contains)) skus.addAll(members);
            var lines = skus.isEmpty() ? List.<OpenLine>of() : backorders.lines(skus);
            return new Backlog(lines, before(moves, shelves), shelves.bundles(), ranking);
        }

        private static Map<String, StockPosition> before(List<Move> moves, Shelves shelves) {
            if (shelves.bundles().contents().isEmpty()) return Map.of();
            var positions = shelves.decided();
            for (int i = moves.size() - 1; i >= 0; i--) {
                var before = moves.get(i).before();
                if (before != null) positions.put(moves.get(i).sku(), before);
            }
            return positions;
        }
    }
}
