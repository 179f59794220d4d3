package io.shelfbell.rule.analysis;

import io.shelfbell.rule.table.TermType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Finds a value beside or between others, as round as possible; null where the type has none. */
record Steps(TermType type) {
    private static final long DAY = Duration.ofDays(1).toNanos();

    /** Whether a fact can hold the value at all: half a unit is an end that nobody reaches. */
    boolean isPossible(Object value) {
        return !areWhole() || ((BigDecimal) value).stripTrailingZeros().scale() <= 0;
    }

    boolean areWhole() {
        var java = type.element();
        return java == int.class || java == Integer.class || java == long.class || java == Long.class;
    }

    /** A value where no cell says anything. */
    Object any() {
        return switch (type.kind()) {
            case TIME -> LocalTime.NOON;
            case DATE -> LocalDate.of(2026, 1, 1);
            case DURATION -> Duration.ofHours(1);
            default -> BigDecimal.ONE;
        };
    }

    @Nullable
    Object below(Object end) {
        return switch (type.kind()) {
            case TIME -> end.equals(LocalTime.MIN) ? null : LocalTime.MIN;
            case DATE -> ((LocalDate) end).minusDays(1);
            case DURATION -> below((Duration) end);
            default -> below((BigDecimal) end);
        };
    }

    private static Duration below(Duration end) {
        return end.compareTo(Duration.ZERO) > 0 ? Duration.ZERO : end.minusHours(1);
    }

    private static BigDecimal below(BigDecimal end) {
        return end.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
    }

    @Nullable
    Object above(Object end) {
        return switch (type.kind()) {
            case TIME -> time(((LocalTime) end).toNanoOfDay(), DAY);
            case DATE -> ((LocalDate) end).plusDays(1);
            case DURATION -> ((Duration) end).plusHours(1);
            default -> ((BigDecimal) end).setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        };
    }

    @Nullable
    Object between(Object low, Object high) {
        return switch (type.kind()) {
            case TIME -> time(((LocalTime) low).toNanoOfDay(), ((LocalTime) high).toNanoOfDay());
            case DATE -> before(((LocalDate) low).plusDays(1), (LocalDate) high);
            case DURATION -> duration((Duration) low, (Duration) high);
            default -> number((BigDecimal) low, (BigDecimal) high);
        };
    }

    private static @Nullable LocalDate before(LocalDate day, LocalDate end) {
        return day.isBefore(end) ? day : null;
    }

    /** In the middle, at a full minute if there is one. */
    private static @Nullable Object time(long low, long high) {
        if (high - low < 2) return null;
        var middle = LocalTime.ofNanoOfDay(low + (high - low) / 2);
        var minute = middle.truncatedTo(ChronoUnit.MINUTES);
        return minute.toNanoOfDay() > low ? minute : middle;
    }

    private static @Nullable Object duration(Duration low, Duration high) {
        var middle = low.plus(high.minus(low).dividedBy(2));
        var hour = Duration.ofHours(middle.toHours());
        if (hour.compareTo(low) > 0 && hour.compareTo(high) < 0) return hour;
        return middle.compareTo(low) > 0 ? middle : null;
    }

    private @Nullable Object number(BigDecimal low, BigDecimal high) {
        var next = low.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        if (next.compareTo(high) < 0) return next;
        return areWhole() ? null : low.add(high).divide(BigDecimal.valueOf(2)).stripTrailingZeros();
    }
}
