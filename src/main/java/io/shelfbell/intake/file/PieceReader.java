package io.shelfbell.intake.file;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file piece by piece, always the same pieces for the same bytes. */
interface PieceReader {
    /** Null at the end. */
    @Nullable
    Piece next() throws IOException;

    /** What was repaired or is worth knowing, so far. */
    List<String> notes();
}
