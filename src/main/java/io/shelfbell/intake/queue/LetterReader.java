package io.shelfbell.intake.queue;

import io.shelfbell.broker.Letter;
import io.shelfbell.fact.StockReading;
import io.shelfbell.intake.Elements;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.JsonText;
import io.shelfbell.intake.failure.Failure;
import io.shelfbell.intake.stock.StockReadings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads letters. Nothing in them is an exception. */
@Component
final class LetterReader {
    static final String DOOR = "amqp";
    private static final int LIMIT_BYTES = 16 * 1024 * 1024;

    private final StockReadings readings;

    LetterReader(StockReadings readings) {
        this.readings = readings;
    }

    OpenedLetter open(Letter letter) {
        if (letter.body().length > LIMIT_BYTES)
            return unreadable(letter, "TOO_LARGE", "A message may have at most 16 MiB.");
        try {
            var good = new ArrayList<StockReading>();
            var failures = new ArrayList<Failure>();
            for (var envelope : Envelope.open(letter)) {
                var elements = Elements.read(envelope.payload(), envelope.pointer(), readings::read);
                good.addAll(elements.good());
                elements.rejected().forEach(rejected -> failures.add(failure(envelope, rejected)));
            }
            return new OpenedLetter(good, failures);
        } catch (JsonText.Malformed e) {
            return unreadable(letter, "MALFORMED", String.valueOf(e.getMessage()));
        }
    }

    private static Failure failure(Envelope envelope, Elements.Rejected rejected) {
        return Failure.of(
                envelope.source(rejected.index()),
                DOOR,
                rejected.errors().get(0).pointer(),
                rejected.errors(),
                envelope.text(rejected.index()));
    }

    /** The whole letter. */
    static OpenedLetter unreadable(Letter letter, String code, String message) {
        var source = CloudEvent.of(letter.headers()).source();
        var why = List.of(new Finding("", code, message));
        return new OpenedLetter(
                List.of(), List.of(Failure.of(source == null ? "" : source, DOOR, "", why, letter.body())));
    }
}
