package io.shelfbell.intake.http;

import io.shelfbell.fact.ThresholdScope;
import io.shelfbell.inventory.HoldingLine;
import io.shelfbell.inventory.LineSize;
import io.shelfbell.inventory.SalesPace;
import io.shelfbell.inventory.SalesPace.Pace;
import io.shelfbell.inventory.ThresholdLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The low-stock line that holds for a SKU.
 *
 * @param scope where it comes from; absent when no line is set
 * @param lines what it is made of
 * @param pace what was sold, for a line in days of supply
 * @param computed in words
 */
record HoldingView(
        String sku,
        int units,
        @Nullable ThresholdScope scope,
        List<LineView> lines,
        @Nullable Pace pace,
        String computed) {

    static HoldingView of(HoldingLine holding, List<ThresholdLine> lines, Optional<Pace> pace) {
        boolean days = lines.stream().anyMatch(line -> line.size().daysOfSupply() != null);
        return new HoldingView(
                holding.sku(),
                holding.units(),
                holding.scope(),
                lines.stream().map(LineView::of).toList(),
                days ? pace.orElse(null) : null,
                computed(holding, lines, pace));
    }

    private static String computed(HoldingLine holding, List<ThresholdLine> lines, Optional<Pace> pace) {
        if (lines.isEmpty()) return "No line is set.";
        if (holding.scope() == ThresholdScope.LOCATION)
            return lines.stream()
                            .map(line ->
                                    line.place().location() + " " + line.size().units())
                            .collect(Collectors.joining(" + "))
                    + " = " + holding.units() + " units.";
        var size = lines.get(0).size();
        return size.daysOfSupply() == null ? holding.units() + " units." : inDays(holding, size, pace);
    }

    private static String inDays(HoldingLine holding, LineSize size, Optional<Pace> pace) {
        var sold = pace.map(known -> "%d units sold in the %d days before %s"
                        .formatted(known.unitsSold(), SalesPace.DAYS, known.countedOn()))
                .orElse("no sales counted yet");
        int minimum = size.minimumUnits() == null ? 1 : size.minimumUnits();
        return "%d days of supply at %s, rounded up and at least %d: %d units."
                .formatted(size.daysOfSupply(), sold, minimum, holding.units());
    }
}
