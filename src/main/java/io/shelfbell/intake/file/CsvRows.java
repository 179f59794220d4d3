package io.shelfbell.intake.file;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** From the values of a row to a reading. */
record CsvRows(String source, CsvMapping mapping, Instant at) {
    private static final List<String> NUMBERS = List.of("onHand", "allocated", "onOrder", "version");
    private static final Pattern GROUPED_BY_POINTS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern GROUPED_BY_COMMAS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final int LONGEST_NUMBER = 40;

    Draft draft(CsvHeader header, List<String> values) {
        var draft = new Draft(source);
        for (var field : CsvMapping.FIELDS) {
            var said = header.value(values, field);
            var value = said == null ? mapping.defaults().get(field) : said;
            if (value != null) put(draft, field, value);
        }
        if (!draft.has("observedAt")) draft.put("observedAt", at);
        return draft;
    }

    private void put(Draft draft, String field, String value) {
        if (NUMBERS.contains(field)) number(draft, field, value);
        else if (field.endsWith("At")) moment(draft, field, value);
        else draft.put(field, value);
    }

    private void number(Draft draft, String field, String value) {
        try {
            draft.put(field, number(value));
        } catch (NumberFormatException e) {
            var example = mapping.decimalComma() ? "1.234,5" : "1,234.5";
            draft.complain(
                    field, "NOT_A_NUMBER", "Expected a number such as " + example + ", found \"" + value + "\".");
        }
    }

    private BigDecimal number(String value) {
        if (value.length() > LONGEST_NUMBER) throw new NumberFormatException("too long");
        boolean comma = mapping.decimalComma();
        var text = value;
        if (comma && GROUPED_BY_POINTS.matcher(text).matches()) text = text.replace(".", "");
        if (!comma && GROUPED_BY_COMMAS.matcher(text).matches()) text = text.replace(",", "");
        return new BigDecimal(comma ? text.replace(',', '.') : text);
    }

    private void moment(Draft draft, String field, String value) {
        try {
            var moments = mapping.moments();
            draft.put(field, field.equals("observedAt") ? moments.observed(value) : moments.expected(value));
        } catch (DateTimeException e) {
            draft.put(field, at); // only so that it is not called missing
            draft.complain(field, "NOT_READABLE", "Expected a date as configured, found \"" + value + "\".");
        }
    }
}
