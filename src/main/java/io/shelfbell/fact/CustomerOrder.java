package io.shelfbell.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order in our own words, whatever channel it came from. One order is (channel, externalId); its versions are ordered by {@code updatedAt}.
 *
 * @param id {@code <channel>:<externalId>}
 * @param number what the customer knows the order by
 * @param total null where the channel did not say
 */
public record CustomerOrder(
        String id,
        String channel,
        String externalId,
        String number,
        String recipientId,
        @Nullable Money total,
        boolean urgent,
        boolean test,
        boolean cancelled,
        Instant orderedAt,
        Instant updatedAt,
        List<Line> lines) {

    public CustomerOrder {
        lines = List.copyOf(lines);
    }

    /** The same order of the recipient that its customer turned out to be. */
    public CustomerOrder placedBy(String recipient) {
        return new CustomerOrder(
                id,
                channel,
                externalId,
                number,
                recipient,
                total,
                urgent,
                test,
                cancelled,
                orderedAt,
                updatedAt,
                lines);
    }

    /**
     * One line.
     *
     * @param open units not yet shipped, cancelled or refunded
     */
    public record Line(
            int lineNo,
            String sku,
            @Nullable String name,
            int quantity,
            int open,
            @Nullable Money unitPrice,
            @Nullable LocalDate promisedOn) {}
}
