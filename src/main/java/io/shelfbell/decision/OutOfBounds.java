package io.shelfbell.decision;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.Decided;
import io.shelfbell.fact.LineBounds;
import io.shelfbell.inventory.LineSize;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A low-stock line that analysts do not allow.
 *
 * @param part which part of the line: {@code units}, {@code daysOfSupply} or {@code minimumUnits}
 * @param message the bound, and the row that sets it with its reason
 */
public record OutOfBounds(String part, String message) {

    static Optional<OutOfBounds> of(LineSize size, Decided<LineBounds> bounds) {
        var allowed = bounds.action();
        return Stream.of(
                        outside("units", size.units(), allowed.leastUnits(), allowed.mostUnits(), "units", bounds),
                        outside(
                                "daysOfSupply",
                                size.daysOfSupply(),
                                allowed.leastDays(),
                                allowed.mostDays(),
                                "days",
                                bounds),
                        outside("minimumUnits", size.minimumUnits(), null, allowed.mostUnits(), "units", bounds))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<OutOfBounds> outside(
            String part,
            @Nullable Integer said,
            @Nullable Integer least,
            @Nullable Integer most,
            String unit,
            Decided<LineBounds> bounds) {
        if (said != null && least != null && said < least)
            return Optional.of(
                    new OutOfBounds(part, "At least " + least + " " + unit + ", by " + source(bounds) + "."));
        if (said != null && most != null && said > most)
            return Optional.of(new OutOfBounds(part, "At most " + most + " " + unit + ", by " + source(bounds) + "."));
        return Optional.empty();
    }

    private static String source(Decided<LineBounds> bounds) {
        return bounds.answers().stream().map(OutOfBounds::source).collect(Collectors.joining(" and "));
    }

    private static String source(Answer answer) {
        var row = answer.row();
        if (row == null) return answer.rule();
        var why = Objects.requireNonNullElse(row.why(), "");
        return row.id() + " (" + (why.isEmpty() ? "" : why + " ") + row.cells() + ")";
    }
}
