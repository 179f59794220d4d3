package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.SheetCell;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one condition column. */
record ConditionReader(CellReader cells, ValueReader values) {
    private static final Pattern COMPARISON = Pattern.compile("(>=|<=|≥|≤|>|<|=)\\s*(.+)");
    /** The blanks before a value are never given back: else a cell of blanks would take half a second. */
    private static final Pattern RANGE = Pattern.compile("([\\[(]?)\\s*+(.+?)\\s*\\.\\.\\s*+(.+?)\\s*([\\])]?)");

    static ConditionReader of(TermType type, List<String> allowed) {
        var cells = CellReader.of(type, allowed);
        return new ConditionReader(cells, cells.values());
    }

    Condition read(SheetCell cell) throws BadCell {
        var text = cells.text(cell);
        try {
            return condition(text);
        } catch (BadCell bad) {
            throw bad.orLookAlike(text, this::condition);
        }
    }

    private Condition condition(String text) throws BadCell {
        if (text.isEmpty() || text.equals("-")) return Condition.ANY;
        if (text.startsWith("!=") || text.startsWith("<>") || text.startsWith("≠"))
            throw new BadCell("BAD_CONDITION", "\"not x\" for anything but x", "write \"not\" instead of the sign");
        boolean not = text.toLowerCase(Locale.ROOT).startsWith("not ");
        var named = named(cells.parts(not ? text.substring(4).strip() : text));
        return not ? new Condition.Not(named) : named;
    }

    private Condition named(List<String> parts) throws BadCell {
        for (var part : parts)
            if (part.toLowerCase(Locale.ROOT).startsWith("not "))
                throw new BadCell("BAD_CONDITION", "one \"not\", before all the values", "write \"not a, b\"");
        return values.type().kind().ordered() ? within(parts) : oneOf(parts);
    }

    private Condition oneOf(List<String> parts) throws BadCell {
        var all = new HashSet<>();
        for (var part : parts) all.add(values.read(part));
        return new Condition.OneOf(all);
    }

    private Condition within(List<String> parts) throws BadCell {
        var all = new ArrayList<Interval>();
        for (var part : parts) all.addAll(intervals(part));
        return new Condition.Within(all);
    }

    private List<Interval> intervals(String part) throws BadCell {
        var comparison = COMPARISON.matcher(part);
        if (comparison.matches()) return List.of(comparison(comparison.group(1), values.read(comparison.group(2))));
        var range = RANGE.matcher(part);
        if (range.matches()) return range(range);
        if (values.type().kind() == Kind.TIME)
            throw new BadCell(
                    "BAD_CONDITION",
                    "a range such as 08:00..20:00",
                    "write both ends as hh:mm; a single moment never matches");
        return List.of(Interval.only(values.read(part)));
    }

    private static Interval comparison(String sign, Object value) {
        return switch (sign) {
            case ">=", "≥" -> new Interval(value, true, null, false);
            case ">" -> new Interval(value, false, null, false);
            case "<=", "≤" -> new Interval(null, false, value, true);
            case "<" -> new Interval(null, false, value, false);
            default -> Interval.only(value);
        };
    }

    private List<Interval> range(Matcher range) throws BadCell {
        if (range.group(1).isEmpty() != range.group(4).isEmpty())
            throw new BadCell("BAD_RANGE", "brackets on both sides or none", "[5..10) holds 5 and not 10");
        boolean time = values.type().kind() == Kind.TIME;
        boolean toIncluded = range.group(4).isEmpty() ? !time : range.group(4).equals("]");
        return stretch(new Interval(
                values.read(range.group(2)), !range.group(1).equals("("), end(range.group(3)), toIncluded));
    }

    /** The end of a day is written 24:00, which no clock shows. */
    private @Nullable Object end(String text) throws BadCell {
        return values.type().kind() == Kind.TIME && text.equals("24:00") ? null : values.read(text);
    }

    private static List<Interval> stretch(Interval range) throws BadCell {
        if (!range.isEmpty()) return List.of(range);
        if (range.from() instanceof LocalTime from && !from.equals(range.to()))
            return List.of(
                    new Interval(from, range.fromIncluded(), null, false),
                    new Interval(null, false, range.to(), range.toIncluded()));
        throw new BadCell("BAD_RANGE", "a range that begins before it ends", "");
    }
}
