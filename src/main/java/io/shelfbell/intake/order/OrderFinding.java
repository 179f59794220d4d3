package io.shelfbell.intake.order;

import io.shelfbell.decision.OrderGate.Ruled;
import io.shelfbell.fact.Answer;
import io.shelfbell.fact.OrderRuling;
import io.shelfbell.intake.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an order, or worth knowing.
 *
 * @param pointer where in the canonical order (RFC 6901); empty for the whole
 * @param outcome what it led to; null where no table was asked
 * @param rule that said so
 * @param row of a table, as {@code decision-tables/order-amounts.xlsx!Rules!A4:H4}; null when the rule answered without one
 */
public record OrderFinding(
        String pointer,
        String code,
        String message,
        OrderRuling.@Nullable Outcome outcome,
        @Nullable String rule,
        @Nullable String row) {

    public OrderFinding {
        pointer = Finding.quotable(pointer);
        message = Finding.quotable(message);
    }

    public static OrderFinding of(Finding finding) {
        return new OrderFinding(finding.pointer(), finding.code(), finding.message(), null, null, null);
    }

    static OrderFinding told(String code, String message) {
        return new OrderFinding("", code, message, null, null, null);
    }

    /** It changes an order that has not come yet. */
    static OrderFinding unknownOrder(String id) {
        return told("UNKNOWN_ORDER", "There is no order " + id + " yet: this counts as soon as it comes.");
    }

    public static OrderFinding of(Ruled ruled) {
        var noticed = ruled.noticed();
        var answer = ruled.answers().stream().findFirst();
        var row = answer.map(Answer::row);
        return new OrderFinding(
                noticed.pointer(),
                noticed.detail() == null ? noticed.kind().name() : noticed.detail(),
                noticed.message(),
                ruled.outcome(),
                answer.map(Answer::rule).orElse(null),
                row.map(Answer.Row::cells).orElse(null));
    }
}
