package io.shelfbell.inventory;

import io.shelfbell.fact.Receipt;
import io.shelfbell.fact.StockPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle is put together from. As many can be sold as the scarcest part allows; what other order lines take of the parts is not there
 * for the bundle, but nothing is short of it unless its own lines are.
 */
record Kit(List<Taken> parts) {
    private static final StockPosition UNREAD = new StockPosition("", 0, 0, 0, null, 0);

    Kit {
        if (parts.isEmpty()) throw new IllegalArgumentException("A bundle has parts");
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param position as it is now; null until the first reading
     */
    record Taken(Supplier<@Nullable StockPosition> position, int quantity) {}

    private record Share(StockPosition position, int quantity) {
        long makes(long units) {
            return Math.floorDiv(units, quantity);
        }
    }

    /** Whether all parts were read. */
    boolean isRead() {
        return parts.stream().allMatch(part -> part.position().get() != null);
    }

    /** @param openUnits of the bundle's own order lines, which the parts' positions count too */
    StockPosition position(String sku, int openUnits, int lowStockThreshold) {
        var shares = shares();
        long free = makes(shares, StockPosition::available, openUnits);
        long later = makes(shares, position -> (long) position.available() + position.onOrder(), openUnits);
        return new StockPosition(
                sku,
                whole(free + openUnits),
                openUnits,
                whole(later - free),
                expectedAt(shares, Math.max(0, free)),
                lowStockThreshold,
                receipts(shares, free, openUnits));
    }

    private List<Share> shares() {
        return parts.stream()
                .map(part ->
                        new Share(Objects.requireNonNullElse(part.position().get(), UNREAD), part.quantity()))
                .toList();
    }

    private static long makes(Collection<Share> shares, ToLongFunction<StockPosition> units, int openUnits) {
        long scarcest = shares.stream()
                .mapToLong(share -> share.makes(units.applyAsLong(share.position())))
                .min()
                .orElse(0);
        return Math.max(scarcest, -(long) openUnits);
    }

    /** One more can be made when the last of the parts that lack comes; unknown where one of them has no date. */
    private static @Nullable Instant expectedAt(List<Share> shares, long free) {
        Instant last = null;
        for (var share : shares) {
            if (share.makes(share.position().available()) > free) continue;
            var at = share.position().expectedAt();
            if (at == null) return null;
            if (last == null || at.isAfter(last)) last = at;
        }
        return last;
    }

    private static List<Receipt> receipts(List<Share> shares, long free, int openUnits) {
        var dates = new TreeSet<Instant>();
        shares.forEach(share -> share.position().receipts().forEach(receipt -> dates.add(receipt.expectedAt())));
        var receipts = new ArrayList<Receipt>();
        long made = free;
        for (var date : dates) {
            long then = makes(shares, position -> position.availableToPromise(date), openUnits);
            if (then > made) receipts.add(new Receipt(date, whole(then - made)));
            made = Math.max(made, then);
        }
        return receipts;
    }

    private static int whole(long units) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, units));
    }
}
