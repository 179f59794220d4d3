package io.shelfbell.intake.channel;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A channel's expressions (JSONata). They move and choose texts; nothing is computed by them, because they would compute in doubles. An
 * expression that takes too long or goes too deep is stopped.
 *
 * @param orders the orders in a document
 * @param is whether one of them is an order at all
 * @param order all that is said in {@code <name>.jsonata}
 */
record OrderMapping(Expression orders, Expression is, Map<String, Expression> head, Expression order) {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int DEPTH = 200;

    /** One expression, compiled. Any thread may ask. */
    record Expression(String text, Jsonata compiled) {
        /** @throws IllegalArgumentException that names the place */
        static Expression of(String text) {
            try {
                return new Expression(text, Jsonata.jsonata(OURS.matcher(text).find() ? PRELUDE + text + "\n)" : text));
            } catch (JException e) {
                throw new IllegalArgumentException("This is not JSONata: " + e.getMessage(), e);
            }
        }

        /** @throws Unmappable when it does not fit what is there */
        @Nullable
        Object of(@Nullable Object input) {
            var frame = compiled.createFrame();
            frame.setRuntimeBounds(LONGEST.toMillis(), DEPTH);
            try {
                return compiled.evaluate(input, frame);
            } catch (RuntimeException | StackOverflowError e) { // whatever the library makes of what a stranger wrote
                throw new Unmappable(e.getMessage() == null ? e.toString() : e.getMessage());
            }
        }
    }

    private static final Pattern OURS = Pattern.compile("\\$(text|day|at|gtin|moment|millis|of)\\(");

    /**
     * What every mapping may use: {@code $text} of an XML element with or without attributes, {@code $day} of 20261123 and 261123, {@code $at}
     * of a day and an hour such as 1430, {@code $moment} of a time without a zone, which is UTC, {@code $millis} since 1970, {@code $gtin} of what looks like one,
     * {@code $of} of a buyer and the number that he gave an order.
     */
    private static final String PRELUDE = """
            (
            $text := function($x) { $type($x) = "object" ? $lookup($x, "#") : $type($x) = "array" ? $text($x[0]) : $x };
            $day := function($d) { $exists($d) and $length($d) = 8
                ? $substring($d, 0, 4) & "-" & $substring($d, 4, 2) & "-" & $substring($d, 6, 2)
                : $exists($d) and $length($d) = 6
                    ? "20" & $substring($d, 0, 2) & "-" & $substring($d, 2, 2) & "-" & $substring($d, 4, 2) : $d };
            $at := function($d, $t) { $exists($d)
                ? $day($d) & "T" & ($exists($t) and $length($t) >= 4 ? $substring($t, 0, 2) & ":" & $substring($t, 2, 2) : "12:00") & ":00Z" : () };
            $moment := function($t) { $exists($t) and $not($contains($t, /Z$|[+-][0-9][0-9]:?[0-9][0-9]$/)) and $contains($t, /^[0-9]{4}-/)
                ? $replace($t, " ", "T") & ($contains($t, ":") ? "" : "T12:00:00") & "Z" : $t };
            $millis := function($t) { $exists($t) and $contains($t, /^[0-9]{12,13}$/) ? $fromMillis($number($t)) : $t };
            $of := function($who, $number) { $exists($number) and $number != ""
                ? ($exists($who) and $who != "" ? $who & ":" & $number : $number) : () };
            $gtin := function($x) { $exists($x) and $contains($x, /^[0-9]{8}$|^[0-9]{12,14}$/) ? $x : () };
            """;

    /** A document does not fit its mapping. */
    static final class Unmappable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unmappable(String message) {
            super(message);
        }
    }

    /** As many as there are, each as it came. */
    List<?> ordersIn(@Nullable Object document) {
        var found = orders.of(document);
        if (found == null) return List.of();
        return found instanceof List<?> list ? list : List.of(found);
    }

    boolean isOrder(@Nullable Object found) {
        return found instanceof Map && Boolean.TRUE.equals(is.of(found));
    }
}
