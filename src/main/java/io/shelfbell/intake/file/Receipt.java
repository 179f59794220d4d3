package io.shelfbell.intake.file;

import io.shelfbell.intake.Finding;
import io.shelfbell.intake.stock.StockIntake.Count;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a file.
 *
 * @param rejected pieces that could not be used
 * @param failures the first of them; all are in the list of failures
 * @param notes what was repaired, or is worth knowing
 * @param readable false when nothing in it could be used
 */
record Receipt(
        boolean readable,
        long accepted,
        long duplicates,
        long stale,
        long rejected,
        List<Shown> failures,
        List<String> notes) {
    private static final int MOST_SHOWN = 100;

    /** A bad piece. */
    record Shown(String place, List<Finding> errors) {}

    static Receipt unreadable(Piece.Bad why) {
        return new Receipt(false, 0, 0, 0, 1, List.of(shown(why)), List.of());
    }

    /** Nothing was changed. */
    static Receipt repeat(FileLedger.Newest before) {
        var note = "The newest file of this source, taken at " + before.finishedAt()
                + ", is the same; nothing was changed.";
        return new Receipt(true, 0, before.records(), 0, 0, List.of(), List.of(note));
    }

    private static Shown shown(Piece.Bad bad) {
        return new Shown(bad.place(), bad.why());
    }

    /** Counts while a file is read. */
    static final class Tally {
        private final List<Shown> failures = new ArrayList<>();
        private Count count;
        private long rejected;

        Tally(FileLedger.Open open) {
            count = open.count();
            rejected = open.rejected();
        }

        void add(List<Piece> pieces, Count taken) {
            count = count.plus(taken);
            for (var piece : pieces) {
                if (!(piece instanceof Piece.Bad bad)) continue;
                rejected++;
                if (failures.size() < MOST_SHOWN) failures.add(shown(bad));
            }
        }

        Receipt receipt(List<String> notes) {
            return new Receipt(
                    true, count.accepted(), count.duplicates(), count.stale(), rejected, List.copyOf(failures), notes);
        }
    }
}
