package io.shelfbell.rule.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * What a raw cell means: Excel keeps texts in a table of their own, and dates and times as numbers with a style.
 *
 * @param from1904 whether the workbook counts its days from 1904, as old Macs did
 */
record CellValues(SharedTexts texts, NumberFormats formats, boolean from1904) {

    /**
     * @param type the attribute {@code t} of the cell
     * @param style the attribute {@code s}
     */
    Object value(String type, String style, String raw) throws Refused {
        return switch (type) {
            case "s" -> texts.texts().get(index(raw));
            case "b" -> raw.strip().equals("1") || raw.strip().equals("true");
            case "d" -> written(raw.strip());
            case "", "n" -> number(raw.strip(), style);
            default -> PlainText.of(raw);
        };
    }

    /** Whether the text held characters that cannot be seen, which {@link #value} leaves out. */
    boolean hidesSomething(String type, String raw) throws Refused {
        return type.equals("s") ? texts.tidied().get(index(raw)) : PlainText.hidesSomething(raw);
    }

    private int index(String raw) throws Refused {
        try {
            int index = Integer.parseInt(raw.strip());
            if (index >= 0 && index < texts.texts().size()) return index;
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refused.broken("a cell whose text is missing");
    }

    private Object number(String raw, String style) throws Refused {
        if (raw.isEmpty()) return "";
        double number = parsed(raw);
        if (!style.isEmpty() && formats.isDate(style) && DateUtil.isValidExcelDate(number)) {
            var moment = DateUtil.getLocalDateTime(number, from1904, true);
            if (moment != null) return number < 1 ? moment.toLocalTime() : dayOrMoment(moment);
        }
        var exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.scale() < 0 && exact.precision() - exact.scale() <= 15 ? exact.setScale(0) : exact;
    }

    private static double parsed(String raw) throws Refused {
        try {
            double number = Double.parseDouble(raw);
            if (Double.isFinite(number)) return number;
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refused.broken("a number that is none");
    }

    private static Object dayOrMoment(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate() : moment;
    }

    /** ISO 8601, as a workbook in the strict form of the standard has it. */
    private static Object written(String raw) throws Refused {
        try {
            if (raw.startsWith("T")) return LocalTime.parse(raw.substring(1));
            if (raw.indexOf('T') < 0) return raw.indexOf(':') < 0 ? LocalDate.parse(raw) : LocalTime.parse(raw);
            return dayOrMoment(LocalDateTime.parse(raw.endsWith("Z") ? raw.substring(0, raw.length() - 1) : raw));
        } catch (DateTimeParseException e) {
            throw Refused.broken("a date that is none");
        }
    }
}
