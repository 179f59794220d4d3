package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.SheetCell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the cells of one column that hold values: outcomes, the givens of an example, list entries. */
record CellReader(ValueReader values) {
    private static final int MAX_LENGTH = 1_000;

    static CellReader of(TermType type, List<String> allowed) {
        return new CellReader(new ValueReader(type, new LinkedHashSet<>(allowed)));
    }

    private TermType type() {
        return values.type();
    }

    /** One value, or for a many-valued term all of them. */
    Object value(SheetCell cell) throws BadCell {
        var text = text(cell);
        try {
            return value(text);
        } catch (BadCell bad) {
            throw bad.orLookAlike(text, this::value);
        }
    }

    private Object value(String text) throws BadCell {
        if (!type().many()) return values.read(unquoted(text));
        var several = new LinkedHashSet<Object>();
        for (var part : parts(text)) several.add(values.read(part));
        return type().isSet() ? Set.copyOf(several) : List.copyOf(several);
    }

    /** The cell as text, if Excel kept it in a form that fits the column. */
    String text(SheetCell cell) throws BadCell {
        if (cell.typed() && !fits(cell.value())) throw misread(cell);
        var text = Tidy.text(type().kind(), cell.text());
        if (text.length() > MAX_LENGTH) throw new BadCell("TOO_LONG", "at most " + MAX_LENGTH + " characters", "");
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
        if (type().kind() == Kind.NUMBER) ValueReader.refuseComma(text);
        var parts = new ArrayList<String>();
        for (int from = 0; from <= text.length(); ) {
            int comma = comma(text, from);
            parts.add(unquoted(text.substring(from, comma).strip()));
            from = comma + 1;
        }
        if (parts.contains("")) throw new BadCell("BAD_LIST", "values with one comma between them", "");
        return parts;
    }

    /** The comma that ends the part, or the end of the text. */
    private static int comma(String text, int from) {
        int start = from;
        while (start < text.length() && text.charAt(start) == ' ') start++;
        if (start < text.length() && text.charAt(start) == '"')
            for (int quote = text.indexOf('"', start + 1); quote > 0; quote = text.indexOf('"', quote + 1)) {
                int next = quote + 1;
                while (next < text.length() && text.charAt(next) == ' ') next++;
                if (next == text.length() || text.charAt(next) == ',') return next;
            }
        int comma = text.indexOf(',', from);
        return comma < 0 ? text.length() : comma;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
