package io.shelfbell.delivery.receipt.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.callback.Reading.Heard;
import io.shelfbell.delivery.receipt.callback.Reading.Malformed;
import io.shelfbell.fact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of all readers have in common. */
final class Said {
    static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    static final Duration TOLERANCE = Duration.ofMinutes(5);
    static final Instant OLDEST = NOW.minus(TOLERANCE);
    static final Instant TOO_OLD = OLDEST.minusSeconds(1);
    static final Instant NEWEST = NOW.plus(TOLERANCE);
    static final Instant FROM_THE_FUTURE = NEWEST.plusSeconds(1);

    private Said() {}

    static Source source(String name, Channel channel) {
        return new Source(name, name, channel, TOLERANCE);
    }

    static List<Word> words(Reading reading) {
        assertThat(reading).isInstanceOf(Heard.class);
        return ((Heard) reading).words();
    }

    static Word.Receipt receipt(Reading reading) {
        var words = words(reading);
        assertThat(words).hasSize(1);
        return (Word.Receipt) words.get(0);
    }

    static List<String> ids(Reading reading) {
        return words(reading).stream().map(Word::eventId).toList();
    }

    static void isIgnored(Reading reading) {
        assertThat(reading).isEqualTo(Heard.nothing());
    }

    static void isMalformedAt(Reading reading, String pointer) {
        assertThat(reading).isInstanceOf(Malformed.class);
        assertThat(((Malformed) reading).faults()).extracting(Fault::pointer).containsExactly(pointer);
    }

    /** The same JSON in other bytes. */
    static String reserialised(String json) {
        var other = JsonMapper.shared().readTree(json).toPrettyString();
        assertThat(other).isNotEqualTo(json);
        return other;
    }

    static String truncated(String text) {
        return text.substring(0, text.length() - 1);
    }
}
