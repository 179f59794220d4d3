package io.shelfbell.intake.http;

import io.shelfbell.intake.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The columns of a list of low-stock lines, in any order, and how its rows are read as if they were JSON. */
final class LineTable {
    static final List<String> COLUMNS =
            List.of("scope", "sku", "category", "location", "units", "daysOfSupply", "minimumUnits");

    private static final List<String> NUMBERS = List.of("units", "daysOfSupply", "minimumUnits");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final Map<Integer, String> columns = new TreeMap<>();

    private LineTable() {}

    /**
     * Reads the header.
     *
     * @param place says where a column's header stands
     * @throws InvalidBody with every header that is unknown, there twice or missing
     */
    static LineTable headed(List<String> header, IntFunction<String> place) {
        var table = new LineTable();
        var findings = new ArrayList<Finding>();
        for (int column = 0; column < header.size(); column++)
            if (!header.get(column).isBlank()) table.add(column, header.get(column), place.apply(column), findings);
        if (findings.isEmpty() && !table.columns.containsValue("scope"))
            findings.add(
                    new Finding(place.apply(0), "MISSING_COLUMN", "Expected a column scope among " + COLUMNS + "."));
        if (!findings.isEmpty()) throw InvalidBody.fields(findings);
        return table;
    }

    private void add(int column, String header, String place, List<Finding> findings) {
        var known = COLUMNS.stream().filter(name -> same(name, header)).findFirst();
        if (known.isEmpty())
            findings.add(
                    new Finding(place, "UNKNOWN_COLUMN", "Found \"" + header + "\", expected one of " + COLUMNS + "."));
        else if (columns.containsValue(known.get()))
            findings.add(new Finding(place, "DUPLICATE_COLUMN", "Expected " + known.get() + " once."));
        else columns.put(column, known.get());
    }

    /** {@code Days of supply} is {@code daysOfSupply}. */
    private static boolean same(String name, String header) {
        return header.replaceAll("[\\s_-]", "").equalsIgnoreCase(name);
    }

    /** One row; cells below no header must be blank. */
    LineEntry entry(List<String> cells, IntFunction<String> place, List<LineFault> found) {
        var faults = new ArrayList<>(found);
        var fields = JsonNodeFactory.instance.objectNode();
        for (int column = 0; column < cells.size(); column++) {
            var text = cells.get(column);
            var name = columns.get(column);
            if (text.isBlank()) continue;
            if (name != null) put(fields, name, text);
            else faults.add(new LineFault(place.apply(column), "UNKNOWN_COLUMN", "This column has no header."));
        }
        return new LineEntry(fields, pointer -> place.apply(column(pointer).orElse(0)), faults);
    }

    private static void put(ObjectNode fields, String name, String text) {
        if (NUMBERS.contains(name) && NUMBER.matcher(text).matches()) fields.put(name, Long.parseLong(text));
        else fields.put(name, name.equals("scope") ? text.toUpperCase(Locale.ROOT) : text);
    }

    private Optional<Integer> column(String pointer) {
        return columns.entrySet().stream()
                .filter(column -> pointer.equals("/" + column.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
