package io.shelfbell.intake.file;

import io.shelfbell.fact.StockReading;
import io.shelfbell.intake.failure.Failure;
import io.shelfbell.intake.failure.FailureLedger;
import io.shelfbell.intake.stock.StockIntake;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A part of a file in one transaction: its readings, its failures, and how far the file is taken. */
@Component
class ChunkIntake {
    static final String DOOR = "file";

    private final StockIntake intake;
    private final FailureLedger failures;
    private final FileLedger files;

    ChunkIntake(StockIntake intake, FailureLedger failures, FileLedger files) {
        this.intake = intake;
        this.failures = failures;
        this.files = files;
    }

    /** @throws TakenOver when another node goes on with the file */
    @Transactional
    public StockIntake.Count take(String source, FileLedger.Open open, List<Piece> pieces) {
        var readings = new ArrayList<StockReading>();
        var bad = new ArrayList<Failure>();
        for (var piece : pieces) {
            if (piece instanceof Piece.Good good) readings.add(good.reading());
            if (piece instanceof Piece.Bad failed) bad.add(failure(source, failed));
        }
        var count = readings.isEmpty() ? StockIntake.Count.NONE : intake.take(readings);
        intake.reject(bad.size());
        failures.add(bad);
        if (!files.advance(open, pieces.size(), count, bad.size())) {
            throw new TakenOver(open.fileId());
        }
        return count;
    }

    /** Nothing in the file could be used. */
    @Transactional
    public void fail(String source, FileLedger.Open open, Piece.Bad why) {
        failures.add(List.of(failure(source, why)));
        files.advance(open, 0, StockIntake.Count.NONE, 1);
        files.finish(open, false, List.of());
    }

    private static Failure failure(String source, Piece.Bad bad) {
        return Failure.of(source, DOOR, bad.place(), bad.why(), bad.raw());
    }
}
