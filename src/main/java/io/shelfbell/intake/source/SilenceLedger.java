package io.shelfbell.intake.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long each source is usually silent at an hour of the week. A silence is learned when it has ended: a source that died teaches nothing. */
@Repository
class SilenceLedger {
    /** What is left of a longer silence when one more is learned. */
    private static final double FADING = 0.99;

    /** Fewer say nothing about what is usual. */
    private static final int ENOUGH = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    SilenceLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    SilenceWatch watch(String source) {
        return new SilenceWatch(source, this, clock);
    }

    /** @param from when it began, whose hour it belongs to */
    void learn(String source, Instant from, Duration silence) {
        jdbc.sql("""
                insert into source_silence as s (source, hour, usual, silences) values (:source, :hour, :millis, 1)
                on conflict (source, hour) do update set silences = s.silences + 1,
                    usual = greatest(excluded.usual, (s.usual * :fading)::bigint)
                """)
                .param("source", source)
                .param("hour", hour(from))
                .param("millis", silence.toMillis())
                .param("fading", FADING)
                .update();
    }

    /** Empty until enough was learned of the hour. */
    Optional<Duration> usual(String source, Instant at) {
        return jdbc.sql("""
                select usual from source_silence where source = :source and hour = :hour and silences >= :enough
                """)
                .param("source", source)
                .param("hour", hour(at))
                .param("enough", ENOUGH)
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis);
    }

    private static int hour(Instant at) {
        var time = ZonedDateTime.ofInstant(at, ZoneOffset.UTC);
        return (time.getDayOfWeek().getValue() - 1) * 24 + time.getHour();
    }
}
