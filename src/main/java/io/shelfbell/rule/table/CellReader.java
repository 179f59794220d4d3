package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.SheetCell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the cells of one column that hold values: outcomes, the givens of an example, list entries. */
record CellReader(ValueReader values) {
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d,\\d");

    static CellReader of(TermType type, List<String> allowed) {
        return new CellReader(new ValueReader(type, allowed));
    }

    private TermType type() {
        return values.type();
    }

    /** One value, or for a many-valued term all of them. */
    Object value(SheetCell cell) throws BadCell {
        var text = text(cell);
        if (!type().many()) return values.read(unquoted(text));
        var several = new LinkedHashSet<Object>();
        for (var part : parts(text)) several.add(values.read(part));
        return type().isSet() ? Set.copyOf(several) : List.copyOf(several);
    }

    /** The cell as text, if Excel kept it in a form that fits the column. */
    String text(SheetCell cell) throws BadCell {
        if (cell.typed() && !fits(cell.value())) throw misread(cell);
        var text = cell.text();
        if (text.length() > MAX_LENGTH) throw new BadCell("TOO_BIG", "at most " + MAX_LENGTH + " characters", "");
        return text;
    }

    private boolean fits(Object value) {
        return switch (type().kind()) {
            case NUMBER -> value instanceof BigDecimal;
            case TEXT, CHOICE -> value instanceof BigDecimal number && number.scale() <= 0 && number.precision() <= 15;
            case YES_NO -> value instanceof Boolean;
            case TIME -> value instanceof LocalTime;
            case DATE -> value instanceof LocalDate;
            case DURATION -> false;
        };
    }

    private BadCell misread(SheetCell cell) {
        var what = cell.value() instanceof BigDecimal
                ? "a number"
                : cell.value() instanceof Boolean ? "a truth value" : "a date or time";
        return new BadCell(
                "WRONG_TYPE",
                type().kind().words(),
                "the cell holds " + what + ": format it as text and type it again");
    }

    /** The values of a list; a value in quotation marks may hold a comma. */
    List<String> parts(String text) throws BadCell {
        if (text.indexOf(',') < 0) return List.of(unquoted(text));
        if (type().kind() == Kind.NUMBER && DECIMAL_COMMA.matcher(text).find())
            throw new BadCell("AMBIGUOUS_COMMA", "\"1.5\" for one number or \"1, 5\" for two", "");
        var parts = new ArrayList<String>();
        for (var part : COMMA.split(text, -1)) parts.add(unquoted(part.strip()));
        if (parts.contains("")) throw new BadCell("BAD_LIST", "values with one comma between them", "");
        return parts;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
