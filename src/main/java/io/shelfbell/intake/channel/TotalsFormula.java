package io.shelfbell.intake.channel;

import io.shelfbell.fact.CanonicalOrder.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the grand total of a channel's orders is made of, such as {@code lines - discount + shipping + tax}: {@code lines} is what the channel
 * says they come to, {@code sum} what they do come to; tax counts where prices do not have it in them. Of several with {@code or} between them
 * the one counts that comes closest.
 */
public final class TotalsFormula {
    private static final Pattern OR = Pattern.compile("\\s+or\\s+");
    private static final Pattern PART = Pattern.compile("\\s*([+-]?)\\s*(sum|lines|discount|shipping|tax)");

    private final List<List<Part>> ways;

    private TotalsFormula(List<List<Part>> ways) {
        this.ways = List.copyOf(ways);
    }

    private record Part(boolean minus, String name) {}

    /** @throws IllegalArgumentException for anything else */
    public static TotalsFormula of(String text) {
        return new TotalsFormula(
                OR.splitAsStream(text.strip()).map(TotalsFormula::parts).toList());
    }

    private static List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        var matcher = PART.matcher(text);
        int at = 0;
        while (at < text.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at)
                throw new IllegalArgumentException(
                        "Here must be + and - between lines, sum, discount, shipping and tax, and or between several.");
            parts.add(new Part(matcher.group(1).equals("-"), matcher.group(2)));
            at = matcher.end();
        }
        return List.copyOf(parts);
    }

    /**
     * Null when what the lines come to is not known.
     *
     * @param ofLines what they do come to; null when one does not say it
     * @param said the grand total as it was written
     */
    @Nullable
    BigDecimal grand(Totals totals, @Nullable BigDecimal ofLines, BigDecimal said) {
        return ways.stream()
                .map(way -> grand(way, totals, ofLines))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(grand -> grand.subtract(said).abs()))
                .orElse(null);
    }

    private static Optional<BigDecimal> grand(List<Part> way, Totals totals, @Nullable BigDecimal ofLines) {
        var sum = BigDecimal.ZERO;
        for (var part : way) {
            var amount = amount(totals, ofLines, part.name());
            if (amount == null && (part.name().equals("lines") || part.name().equals("sum"))) return Optional.empty();
            if (amount != null) sum = part.minus() ? sum.subtract(amount) : sum.add(amount);
        }
        return Optional.of(sum);
    }

    private static @Nullable BigDecimal amount(Totals totals, @Nullable BigDecimal ofLines, String name) {
        return switch (name) {
            case "lines" -> totals.lines();
            case "sum" -> ofLines;
            case "discount" -> totals.discount();
            case "shipping" -> totals.shipping();
            default -> Boolean.TRUE.equals(totals.taxIncluded()) ? null : totals.tax();
        };
    }
}
