package io.shelfbell.rule.table;

import java.math.BigDecimal;

/** Cells hold numbers as {@link BigDecimal}; an action may want a whole one. */
final class Narrow {
    private Narrow() {}

    static Object to(Class<?> type, Object value) throws BadCell {
        if (!(value instanceof BigDecimal number) || type == BigDecimal.class) return value;
        try {
            return type == int.class || type == Integer.class
                    ? (Object) number.intValueExact()
                    : number.longValueExact();
        } catch (ArithmeticException e) {
            throw new BadCell("WRONG_TYPE", "a whole number that is not too big", "");
        }
    }
}
