package io.shelfbell.rule;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something in a workbook or a DRL file that somebody should put right.
 *
 * @param sheet blank when the whole file is meant
 * @param cell a cell, a range, or {@code line 7} in a DRL file; blank when the whole sheet is meant
 * @param code a short name that stays the same when the words change
 * @param suggestion what to do; blank when there is nothing to guess
 */
public record Finding(
        String file,
        String sheet,
        String cell,
        Severity severity,
        String code,
        String found,
        String expected,
        String suggestion) {

    public static Finding error(
            String file, String sheet, String cell, String code, String found, String expected, String suggestion) {
        return new Finding(file, sheet, cell, Severity.ERROR, code, found, expected, suggestion);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Where it is, in the form that editors jump to: {@code decision-tables/timing.xlsx!Rules!C7}. */
    public String place() {
        return Stream.of(file, sheet, cell).filter(part -> !part.isEmpty()).collect(Collectors.joining("!"));
    }

    /** What it is, without the place. */
    public String message() {
        var hint = suggestion.isEmpty() ? "" : " (" + suggestion + ")";
        return "found %s, expected %s%s".formatted(found, expected, hint);
    }

    @Override
    public String toString() {
        return "%s: %s %s [%s]".formatted(place(), severity, message(), code);
    }
}
