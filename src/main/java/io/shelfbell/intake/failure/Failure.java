package io.shelfbell.intake.failure;

import io.shelfbell.intake.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece that could not be taken.
 *
 * @param source as its configuration or its readings name it; empty when nobody can tell
 * @param door such as {@code http}, {@code amqp}, {@code file}, {@code cdc}
 * @param place such as {@code line 17}, {@code record 3, INVRPT/LIN} or a JSON pointer
 * @param code a short name that programs can rely on
 * @param raw the piece as it came, of which the first 64 kB are kept; null when there is none
 * @param intakeId of the order's body, which can be worked on again
 */
public record Failure(
        String source,
        String door,
        String place,
        String code,
        String message,
        byte @Nullable [] raw,
        @Nullable UUID intakeId) {
    private static final int RAW_LIMIT = 64 * 1024;

    /** Texts quote what a stranger wrote, at any length and with any character, and have to be stored. */
    public Failure {
        source = Finding.quotable(source);
        place = Finding.quotable(place);
        message = Finding.quotable(message);
        raw = raw == null || raw.length <= RAW_LIMIT ? raw : Arrays.copyOf(raw, RAW_LIMIT);
    }

    /** One piece, whatever is wrong with it; the first finding gives the code. */
    public static Failure of(String source, String door, String place, List<Finding> why, byte @Nullable [] raw) {
        var message = why.stream().map(Failure::sentence).collect(Collectors.joining(" "));
        return new Failure(source, door, place, why.get(0).code(), message, raw, null);
    }

    /** A whole body in which no order could be taken. */
    public static Failure ofOrder(String channel, UUID intakeId, Finding why, byte[] body) {
        return new Failure(channel, "orders", why.pointer(), why.code(), why.message(), body, intakeId);
    }

    public static Failure of(String source, String door, String place, List<Finding> why, String raw) {
        var kept = raw.length() <= RAW_LIMIT ? raw : raw.substring(0, RAW_LIMIT);
        return of(source, door, place, why, kept.getBytes(StandardCharsets.UTF_8));
    }

    private static String sentence(Finding finding) {
        return finding.pointer().isEmpty() ? finding.message() : finding.pointer() + ": " + finding.message();
    }
}
