package io.shelfbell.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of an order in our own words, whatever channel it came from. What a channel did not say is null; amounts are in the order's
 * currency and as exact as they were written.
 *
 * @param externalId what the channel calls the order; with the channel it is its identity
 * @param version tells the versions of one order apart
 * @param number what the customer knows the order by
 * @param updatedAt when this version came about at the channel; versions are ordered by it
 * @param references other names of the order, by kind, such as {@code CONTRACT}
 */
public record CanonicalOrder(
        String channel,
        String externalId,
        String version,
        Kind kind,
        String number,
        Instant orderedAt,
        Instant updatedAt,
        @Nullable Currency currency,
        Buyer buyer,
        @Nullable Address shipTo,
        @Nullable Address billTo,
        List<Line> lines,
        Totals totals,
        Set<Flag> flags,
        Map<String, String> references,
        List<String> notes) {

    public CanonicalOrder {
        lines = List.copyOf(lines);
        flags = Set.copyOf(flags);
        references = Map.copyOf(references);
        notes = List.copyOf(notes);
    }

    /** What a version says about its order. */
    public enum Kind {
        /** All of it. */
        ORDER,
        /** Only the lines that it names have changed. */
        CHANGE,
        CANCELLATION
    }

    /** What is special about an order or a line. */
    public enum Flag {
        TEST,
        GIFT,
        PRE_ORDER,
        MARKETPLACE_FULFILLED,
        REPLACEMENT,
        URGENT
    }

    /** What happens to a line of a {@link Kind#CHANGE}. */
    public enum Change {
        /** It is now as it is written here. */
        PUT,
        REMOVE
    }

    /** Who ordered. */
    public record Buyer(
            @Nullable String id,
            @Nullable String name,
            @Nullable String company,
            @Nullable String email,
            @Nullable String phone,
            Locale locale) {}

    /**
     * Where something goes.
     *
     * @param placeId what both sides know the place by, such as a GLN or a store number; the rest may be absent then
     */
    public record Address(
            @Nullable String placeId,
            @Nullable String name,
            @Nullable String company,
            List<String> street,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country,
            @Nullable String phone) {
        public Address {
            street = List.copyOf(street);
        }
    }

    /**
     * One line.
     *
     * @param lineId what the channel calls it, by which changes name it
     * @param open units not yet shipped, cancelled or refunded
     * @param unit UN/ECE Recommendation 20, or what the channel says
     * @param shipTo null for where the order goes
     */
    public record Line(
            String lineId,
            String sku,
            @Nullable String buyerSku,
            @Nullable String gtin,
            @Nullable String name,
            BigDecimal quantity,
            BigDecimal open,
            @Nullable String unit,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal tax,
            @Nullable LocalDate requestedOn,
            @Nullable LocalDate promisedOn,
            @Nullable Address shipTo,
            Set<Flag> flags,
            Change change) {
        public Line {
            flags = Set.copyOf(flags);
        }

        /** What stands for the SKU of a line that has none: marked, because another seller's or buyer's number may be a SKU of ours. */
        public static Optional<String> unnamed(@Nullable String buyerSku, @Nullable String gtin) {
            if (buyerSku != null) return Optional.of("buyer:" + buyerSku);
            return gtin == null ? Optional.empty() : Optional.of("gtin:" + gtin);
        }
    }

    /**
     * As the channel wrote them.
     *
     * @param lines what the lines come to
     * @param grand what is to be paid
     * @param taxIncluded whether prices have the tax in them; null when that is not known
     */
    public record Totals(
            @Nullable BigDecimal lines,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal shipping,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal grand,
            @Nullable Boolean taxIncluded) {}

    /** {@code <channel>:<externalId>}. */
    public String id() {
        return channel + ":" + externalId;
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }
}
