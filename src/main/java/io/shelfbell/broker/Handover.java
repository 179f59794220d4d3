package io.shelfbell.broker;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Lane;

/**
 * "This delivery is yours to send": all that travels through the queue, because the row is the truth.
 *
 * @param attempt fences: a delivery that was handed over again has a higher one
 */
public record Handover(long deliveryId, int attempt, Channel channel, Lane lane) {
    String text() {
        return deliveryId + ":" + attempt;
    }

    /** Reads what {@link #text} wrote. */
    static Handover parse(String text, Channel channel, Lane lane) {
        int colon = text.indexOf(':');
        if (colon < 0) throw new NumberFormatException("not <delivery>:<attempt>: " + text);
        return new Handover(
                Long.parseLong(text, 0, colon, 10),
                Integer.parseInt(text, colon + 1, text.length(), 10),
                channel,
                lane);
    }
}
