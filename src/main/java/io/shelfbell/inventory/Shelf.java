package io.shelfbell.inventory;

import io.shelfbell.fact.StockPosition;
import io.shelfbell.fact.StockReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One SKU while its row is locked: takes readings in, says what they changed. Lives no longer than the transaction. */
public final class Shelf {
    private final String sku;
    private final Levels levels;
    private final List<Move> moves = new ArrayList<>();
    private final int lowStockThreshold;
    private int openUnits;
    private @Nullable Kit kit;
    private StockPosition decided;
    private @Nullable Instant observedAt;
    private @Nullable String changedBy;

    /**
     * @param decided the position that was last decided about
     * @param observedAt null when the SKU was never read
     * @param openUnits units of our own open order lines, which count where no source reports what is allocated
     */
    Shelf(StockPosition decided, @Nullable Instant observedAt, Levels levels, int lowStockThreshold, int openUnits) {
        this.sku = decided.sku();
        this.decided = decided;
        this.observedAt = observedAt;
        this.levels = levels;
        this.lowStockThreshold = lowStockThreshold;
        this.openUnits = openUnits;
    }

    /** What became of a reading. */
    public enum Outcome {
        APPLIED,
        DUPLICATE,
        STALE
    }

    public String sku() {
        return sku;
    }

    /** From now on the item is put together from others; what its own locations said is kept, and does not count. */
    void becomes(Kit bundle) {
        kit = bundle;
    }

    boolean isBundle() {
        return kit != null;
    }

    boolean wasRead() {
        return kit == null ? !levels.isEmpty() : kit.isRead();
    }

    /** The position that was last decided about. */
    StockPosition decided() {
        return decided;
    }

    /** Takes a reading in unless it is older than, or the same as, what the location already said. */
    Outcome apply(StockReading reading) {
        var outcome = judge(reading);
        if (outcome == Outcome.APPLIED) {
            levels.put(StockLevel.of(reading));
            changedBy = "a reading of " + reading.source() + " at " + reading.location();
        }
        return outcome;
    }

    /** What {@link #apply} would do. */
    Outcome judge(StockReading reading) {
        var level = StockLevel.of(reading);
        var known = levels.at(level.location());
        if (known == null || level.isNewerThan(known)) return Outcome.APPLIED;
        if (known.isNewerThan(level)) return Outcome.STALE;
        return level.saysTheSameAs(known) ? Outcome.DUPLICATE : Outcome.APPLIED;
    }

    /** Says what changes it, for whoever asks later where a difference began. */
    public void because(String change) {
        changedBy = change;
    }

    @Nullable
    String changedBy() {
        return changedBy;
    }

    /** Units of our own open order lines where a source reports what is allocated, so that both can be compared; null elsewhere. */
    @Nullable
    Integer promised() {
        return kit == null && levels.reportAllocated() ? openUnits : null;
    }

    /** Our own open order lines changed. */
    public void open(int units) {
        openUnits = units;
    }

    /** Compares with what was last decided about; empty when nothing differs, or when the SKU was never read. */
    public Optional<Move> move(Instant at) {
        return reconsider(at).filter(move -> !move.after().equals(move.before()));
    }

    /** The same, also when nothing differs: its order lines may. Empty when the SKU was never read. */
    public Optional<Move> reconsider(Instant at) {
        var before = observedAt == null ? null : decided;
        decided = position();
        if (!wasRead()) return Optional.empty();
        observedAt = at;
        var move = new Move(before, decided, at, false, kit == null ? levels.pools() : List.of());
        moves.add(move);
        return Optional.of(move);
    }

    /** Everything that it was asked to compare, in that order. */
    Stream<Move> moves() {
        return moves.stream();
    }

    StockPosition position() {
        return kit == null
                ? levels.position(sku, openUnits, lowStockThreshold)
                : kit.position(sku, openUnits, lowStockThreshold);
    }

    Stream<StockLevel> levels() {
        return levels.all();
    }

    /** Whether the stock looks different to different customers. */
    boolean isSelective() {
        return kit == null && levels.areSelective();
    }

    @Nullable
    Instant observedAt() {
        return observedAt;
    }
}
