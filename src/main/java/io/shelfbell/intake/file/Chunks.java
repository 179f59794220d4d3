package io.shelfbell.intake.file;

import io.shelfbell.intake.stock.StockIntake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a file into what one transaction takes. Neighbouring pieces of one SKU stay together, so that they are one moment. */
final class Chunks {
    /** Even of one SKU. */
    private static final int LONGEST = 20 * StockIntake.CHUNK;

    private final PieceReader reader;
    private @Nullable Piece ahead;

    Chunks(PieceReader reader) {
        this.reader = reader;
    }

    /** Leaves out what was taken before. */
    void skip(long pieces) throws IOException {
        for (long i = 0; i < pieces && reader.next() != null; i++) {}
    }

    /** Empty at the end. */
    List<Piece> next() throws IOException {
        var chunk = new ArrayList<Piece>();
        if (ahead == null) ahead = reader.next();
        while (ahead != null && (chunk.size() < StockIntake.CHUNK || continues(chunk, ahead))) {
            chunk.add(ahead);
            ahead = reader.next();
        }
        return chunk;
    }

    private static boolean continues(List<Piece> chunk, Piece piece) {
        var sku = piece.sku();
        return chunk.size() < LONGEST
                && sku != null
                && sku.equals(chunk.get(chunk.size() - 1).sku());
    }
}
