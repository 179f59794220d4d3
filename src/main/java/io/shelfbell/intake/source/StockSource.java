package io.shelfbell.intake.source;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One database while it is read. */
public interface StockSource {
    /**
     * What stands in the way of reading it; empty when nothing does.
     *
     * @param position where it would go on; null for a first start
     * @throws SourceTrouble when it cannot even be asked
     */
    List<Obstacle> obstacles(@Nullable String position);

    /**
     * Reads until it is stopped; what it cannot do is a {@link SourceTrouble}.
     *
     * @param wanted false once it is to end: whoever stops it says so first, and may do it before it has begun
     * @throws LeaseLost when another node reads now
     */
    void read(SourceFeed feed, BooleanSupplier wanted);

    /** Ends {@link #read} soon, from another thread. */
    void stop();

    /** @throws SourceTrouble.Anew when what was read up to there does not say any more what the source holds */
    void requireUnchanged(@Nullable String position);

    /** How far behind we are. */
    Probe probe(@Nullable String position);

    /**
     * How a source's log stands.
     *
     * @param behindBytes what we have not read yet
     * @param keptBytes what the source keeps for us
     * @param state in the source's own word
     */
    record Probe(
            @Nullable Long behindBytes,
            @Nullable Long keptBytes,
            @Nullable String state) {
        public static final Probe UNKNOWN = new Probe(null, null, null);
    }
}
