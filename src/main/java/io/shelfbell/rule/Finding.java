package io.shelfbell.rule;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something in a workbook or a DRL file that somebody must put right.
 *
 * @param sheet blank when the whole file is meant
 * @param cell a cell, a range, or {@code line 7} in a DRL file; blank when the whole sheet is meant
 * @param code a short name that stays the same when the words change
 * @param suggestion what to do; blank when there is nothing to guess
 */
public record Finding(
        String file, String sheet, String cell, String code, String found, String expected, String suggestion) {

    /** Where it is, in the form that editors jump to: {@code decision-tables/timing.xlsx!Rules!C7}. */
    public String place() {
        return Stream.of(file, sheet, cell).filter(part -> !part.isEmpty()).collect(Collectors.joining("!"));
    }

    @Override
    public String toString() {
        var hint = suggestion.isEmpty() ? "" : " (" + suggestion + ")";
        return "%s: found %s, expected %s%s [%s]".formatted(place(), found, expected, hint, code);
    }
}
