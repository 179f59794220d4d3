package io.shelfbell.fact;

import java.time.LocalTime;

/**
 * A daily window in the recipient's own time; {@code until} is exclusive and may lie before {@code from}: then the window runs over
 * midnight. One that ends when it begins is empty: whoever wants no message at all closes the channel.
 */
public record QuietHours(LocalTime from, LocalTime until) {
    public boolean contains(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean notOver = time.isBefore(until);
        return from.isAfter(until) ? begun || notOver : begun && notOver;
    }
}
