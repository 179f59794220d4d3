package io.shelfbell.embedded;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * How demand moves through the year and the week, as a factor of the item's usual demand.
 *
 * @param peak day of the year (1..365) around which most is sold
 * @param width days from the peak to where the rise has lost four tenths
 * @param rise what the peak adds to {@code usual}
 */
record Season(double usual, int peak, double width, double rise, boolean office) {
    double on(LocalDate day) {
        var apart = Math.abs(day.getDayOfYear() - peak);
        var distance = Math.min(apart, 365 - apart) / width;
        return (usual + rise * Math.exp(-distance * distance / 2)) * weekday(day.getDayOfWeek());
    }

    private double weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY, WEDNESDAY -> office ? 1.3 : 0.9;
            case TUESDAY -> office ? 1.4 : 0.85;
            case THURSDAY -> office ? 1.2 : 1.0;
            case FRIDAY -> office ? 1.0 : 1.15;
            case SATURDAY -> office ? 0.3 : 1.25;
            case SUNDAY -> office ? 0.3 : 0.95;
        };
    }
}
