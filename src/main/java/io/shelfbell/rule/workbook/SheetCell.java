package io.shelfbell.rule.workbook;

import java.math.BigDecimal;

/**
 * One cell.
 *
 * @param ref for example {@code C7}
 * @param value as the sheet holds it, never as it is formatted: String, BigDecimal, Boolean, LocalDate, LocalTime or LocalDateTime
 */
public record SheetCell(String ref, Object value) {

    /** The value as an analyst would type it as text. */
    public String text() {
        if (value instanceof BigDecimal number) return number.toPlainString();
        if (value instanceof Boolean yes) return yes ? "yes" : "no";
        return value.toString().replace('\u00a0', ' ').strip();
    }

    public boolean isBlank() {
        return text().isEmpty();
    }

    /** Whether Excel made a number, date, time or truth value of what was typed. */
    public boolean typed() {
        return !(value instanceof String);
    }
}
