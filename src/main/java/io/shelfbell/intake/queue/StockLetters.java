package io.shelfbell.intake.queue;

import io.shelfbell.broker.Feeds;
import io.shelfbell.broker.Letter;
import io.shelfbell.intake.Outage;
import io.shelfbell.intake.failure.FailureLedger;
import io.shelfbell.intake.stock.StockIntake;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes letters in. Returning means that all of them are committed, as readings or as failures; an exception means that the database could
 * not be asked. Safe to repeat.
 */
@Component
class StockLetters {
    private static final Logger LOG = LoggerFactory.getLogger(StockLetters.class);

    private final LetterReader reader;
    private final StockIntake intake;
    private final FailureLedger failures;

    StockLetters(Feeds feeds, LetterReader reader, StockIntake intake, FailureLedger failures) {
        this.reader = reader;
        this.intake = intake;
        this.failures = failures;
        feeds.stock(this::take);
    }

    void take(List<Letter> letters) {
        try {
            keep(letters.stream().map(reader::open).toList());
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) throw e;
            letters.forEach(this::takeAlone);
        }
    }

    /** Together they could not be taken, which one of them, or a fault of ours, is the cause of. */
    private void takeAlone(Letter letter) {
        try {
            keep(List.of(reader.open(letter)));
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) throw e;
            LOG.error("door={} error={}", LetterReader.DOOR, e.toString(), e);
            keep(List.of(LetterReader.unreadable(letter, "INTERNAL", "This is our fault; the log tells more.")));
        }
    }

    private void keep(List<OpenedLetter> letters) {
        OpenedLetter.grouped(letters).forEach(intake::take);
        var bad = letters.stream().flatMap(letter -> letter.failures().stream()).toList();
        failures.add(bad);
        intake.reject(bad.size());
    }
}
