package io.shelfbell.rule.diff;

import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Read me} says, by label.
 *
 * @param lines by label in lower case; a label that stands there again is told apart by its row
 */
record About(Map<String, Line> lines) {

    /** One label with everything beside it. */
    record Line(String label, String value, String cell) {}

    static About of(@Nullable Sheet sheet) {
        var lines = new LinkedHashMap<String, Line>();
        if (sheet != null) for (var row : sheet.rows()) line(row, lines);
        return new About(lines);
    }

    private static void line(SheetRow row, Map<String, Line> lines) {
        var label = row.cell(0).text();
        var value = row.cells().entrySet().stream()
                .filter(cell -> cell.getKey() > 0)
                .map(cell -> cell.getValue().text())
                .collect(Collectors.joining(" | "));
        var shown = label.isEmpty() ? "row " + row.number() : label;
        var line = new Line(shown, value, row.cell(1).ref());
        var key = shown.toLowerCase(Locale.ROOT);
        if (lines.putIfAbsent(key, line) != null) lines.put(key + " " + row.number(), line);
    }

    private String value(String label) {
        var line = lines.get(label);
        return line == null ? "" : line.value();
    }

    String question() {
        return value("question");
    }

    boolean firstAnswers() {
        return value("hit policy").equalsIgnoreCase("first");
    }

    Set<String> retired() {
        return Arrays.stream(value("retired ids").split("[,;|\\s]+")).collect(Collectors.toSet());
    }
}
