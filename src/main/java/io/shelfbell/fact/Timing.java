package io.shelfbell.fact;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a candidate may be told.
 *
 * @param holdUntil for {@code HOLD}: the next time the recipient's clock shows this; blank means the end of the recipient's own quiet hours
 * @param delay for {@code DELAY}: how long to wait
 */
public record Timing(
        @Term(value = "Send", example = "HOLD") Send send,

        @Term(value = "Hold until", example = "08:00") @Nullable
        LocalTime holdUntil,

        @Term(value = "Delay", example = "30 min") @Nullable Duration delay) {

    /** The choices of the column "Send". */
    public enum Send {
        NOW,
        HOLD,
        DELAY,
        DIGEST
    }

    /** The instant that this answer means for the candidate: {@code at} itself for {@code NOW}, later for everything else. */
    public Instant due(Candidate candidate) {
        return switch (send) {
            case NOW -> candidate.at();
            case DELAY -> candidate.at().plus(Objects.requireNonNullElse(delay, Duration.ZERO));
            case HOLD -> hold(candidate);
            case DIGEST -> digest(candidate);
        };
    }

    /** Without a time, and without quiet hours, there is nothing to wait for. */
    private Instant hold(Candidate candidate) {
        var quiet = candidate.recipient().preferences().quietHours();
        var until = holdUntil == null && quiet != null ? quiet.until() : holdUntil;
        if (until == null) return candidate.at();
        var today = candidate.localDate();
        return Stream.of(today, today.plusDays(1))
                .flatMap(day -> moments(day, until, candidate.recipient().timeZone()))
                .filter(moment -> moment.isAfter(candidate.at()))
                .findFirst()
                .orElseThrow();
    }

    private static Instant digest(Candidate candidate) {
        var local = candidate.local();
        var digestAt = candidate.recipient().preferences().digestAt();
        return switch (candidate.recipient().cadence()) {
            case INSTANT -> candidate.at();
            case HOURLY -> local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
            case DAILY -> next(local, digestAt);
            case WEEKLY -> {
                var monday = local.toLocalDate().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
                var due = at(monday, digestAt, local.getZone());
                yield due.isAfter(candidate.at()) ? due : at(monday.plusWeeks(1), digestAt, local.getZone());
            }
        };
    }

    private static Instant next(ZonedDateTime local, LocalTime time) {
        var today = at(local.toLocalDate(), time, local.getZone());
        return today.isAfter(local.toInstant()) ? today : at(local.toLocalDate().plusDays(1), time, local.getZone());
    }

    /** Of a time that the clock shows twice, the earlier. */
    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return moments(day, time, zone).findFirst().orElseThrow();
    }

    /** When the clock shows this time: once, twice, or, where the clock skips it, the first moment after the gap. */
    private static Stream<Instant> moments(LocalDate day, LocalTime time, ZoneId zone) {
        var shown = day.atTime(time);
        var gap = zone.getRules().getTransition(shown);
        return gap != null && gap.isGap()
                ? Stream.of(gap.getInstant())
                : zone.getRules().getValidOffsets(shown).stream().map(shown::toInstant);
    }
}
