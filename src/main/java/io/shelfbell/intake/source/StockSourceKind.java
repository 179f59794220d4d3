package io.shelfbell.intake.source;

/** Opens sources of the kinds that it knows. */
public interface StockSourceKind {
    boolean reads(SourceKind kind);

    StockSource open(SourceSettings settings);
}
