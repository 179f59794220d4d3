package io.shelfbell.delivery.bounce;

import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Words;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in one mail, whichever way it came. */
final class BounceIntake {
    private static final Logger LOG = LoggerFactory.getLogger(BounceIntake.class);

    private final BounceReader reader;
    private final Words words;
    private final MeterRegistry meters;
    private final Clock clock;

    BounceIntake(BounceReader reader, Words words, MeterRegistry meters, Clock clock) {
        this.reader = reader;
        this.words = words;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * How many words it said; 0 for a mail that is no report and no automatic answer. Safe to repeat; it throws what {@link Words#take}
     * throws, and then nothing has been taken.
     *
     * @param door by which it came, for logs and metrics
     */
    int take(String door, byte[] mail) {
        var said = reader.read(mail, clock.instant());
        hand(door, said);
        count(door, said.isEmpty() ? "unreadable" : "taken");
        said.forEach(word -> LOG.info(
                "bounce door={} event={} message={} kind={} code={} status={}",
                door,
                word.eventId(),
                word.messageId(),
                word.kind(),
                word.failure() == null ? null : word.failure().code(),
                word.failure() == null ? null : word.failure().enhancedStatus()));
        if (said.isEmpty()) LOG.warn("bounce door={} unreadable bytes={}", door, mail.length);
        return said.size();
    }

    private void hand(String door, List<Word.Receipt> said) {
        try {
            if (!said.isEmpty()) words.take(said);
        } catch (RuntimeException e) {
            count(door, "failed");
            throw e;
        }
    }

    private void count(String door, String outcome) {
        meters.counter("shelfbell.bounce.mails", "door", door, "outcome", outcome)
                .increment();
    }
}
