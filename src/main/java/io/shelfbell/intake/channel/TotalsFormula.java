package io.shelfbell.intake.channel;

import io.shelfbell.fact.CanonicalOrder.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the grand total of a channel's orders is made of, such as {@code lines - discount + shipping + tax}: {@code lines} is what the channel
 * says they come to, {@code sum} what they do come to; tax counts where prices do not have it in them.
 */
public final class TotalsFormula {
    private static final Pattern PART = Pattern.compile("\\s*([+-]?)\\s*(sum|lines|discount|shipping|tax)");

    private final List<Part> parts;

    private TotalsFormula(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private record Part(boolean minus, String name) {}

    /** @throws IllegalArgumentException for anything else */
    public static TotalsFormula of(String text) {
        var parts = new ArrayList<Part>();
        var matcher = PART.matcher(text);
        int at = 0;
        while (at < text.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at)
                throw new IllegalArgumentException(
                        "Here must be + and - between lines, sum, discount, shipping and tax.");
            parts.add(new Part(matcher.group(1).equals("-"), matcher.group(2)));
            at = matcher.end();
        }
        return new TotalsFormula(parts);
    }

    /**
     * Null when what the lines come to is not known.
     *
     * @param ofLines what they do come to; null when one does not say it
     */
    @Nullable
    BigDecimal grand(Totals totals, @Nullable BigDecimal ofLines) {
        var sum = BigDecimal.ZERO;
        for (var part : parts) {
            var amount = amount(totals, ofLines, part.name());
            if (amount == null && (part.name().equals("lines") || part.name().equals("sum"))) return null;
            if (amount != null) sum = part.minus() ? sum.subtract(amount) : sum.add(amount);
        }
        return sum;
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
