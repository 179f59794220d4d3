package io.shelfbell.intake.file;

import io.shelfbell.fact.StockReading;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.document.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file is made of. */
sealed interface Piece {
    record Good(StockReading reading) implements Piece {}

    /** It could not be used; the others can. */
    record Bad(String place, List<Finding> why, String raw) implements Piece {}

    static Bad bad(String place, String code, String message, String raw) {
        return new Bad(place, List.of(new Finding("", code, message)), raw);
    }

    static Bad bad(Unreadable e) {
        return new Bad(e.place(), List.of(e.finding()), e.raw());
    }

    /** Null for a bad piece. */
    default @Nullable String sku() {
        return this instanceof Good good ? good.reading().sku() : null;
    }
}
