package io.shelfbell.delivery.sms;

import io.shelfbell.fact.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** What one segment costs. */
public record Price(BigDecimal amount, Currency currency) {
    Money of(int segments) {
        return new Money(amount.multiply(BigDecimal.valueOf(segments)), currency);
    }
}
