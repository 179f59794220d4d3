package io.shelfbell.intake.http;

import io.shelfbell.intake.Finding;
import io.shelfbell.intake.JsonText;
import io.shelfbell.rule.PlainSheet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Low-stock lines as somebody sent them: a workbook, a CSV file, or JSON, whatever the type is called.
 *
 * @param name how faults call the file
 */
record LineFile(String name, byte[] bytes) {
    private static final int MOST = 100_000;

    /**
     * The lines in their order.
     *
     * @throws InvalidBody when it is none of the three, has too many lines or a header that cannot be used
     */
    List<LineEntry> entries() {
        var start = new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.ISO_8859_1).strip();
        if (start.isEmpty()) throw InvalidBody.malformed("The body is empty.");
        var entries = start.startsWith("PK") ? workbook() : start.matches("(?s)[\\[{].*") ? json() : csv();
        if (entries.size() > MOST)
            throw InvalidBody.tooLarge("At most " + MOST + " lines, found " + entries.size() + ".");
        return entries;
    }

    private List<LineEntry> csv() {
        var rows = CsvText.rows(bytes);
        if (rows.isEmpty()) throw InvalidBody.malformed("There is no header.");
        var header = rows.get(0);
        var table = LineTable.headed(header.cells(), column -> line(header.line(), header, column));
        return rows.stream().skip(1).map(row -> entry(table, row, header)).toList();
    }

    private LineEntry entry(LineTable table, CsvText.Row row, CsvText.Row header) {
        var problem = row.problem();
        var faults = problem == null
                ? List.<LineFault>of()
                : List.of(new LineFault(name + " line " + row.line(), "BAD_QUOTE", problem));
        return table.entry(
                problem == null ? row.cells() : List.of(), column -> line(row.line(), header, column), faults);
    }

    private String line(int line, CsvText.Row header, int column) {
        var head = column < header.cells().size() ? header.cells().get(column) : "column " + (column + 1);
        return name + " line " + line + ", " + head;
    }

    private List<LineEntry> workbook() {
        var sheet = PlainSheet.read(name, bytes);
        var errors = sheet.errors();
        var header = sheet.rows().stream().findFirst();
        int top = header.map(PlainSheet.Row::number).orElse(0);
        refuse(Stream.of(0, top)
                .distinct()
                .flatMap(row -> errors.getOrDefault(row, List.of()).stream())
                .toList());
        if (header.isEmpty()) throw InvalidBody.malformed("There is no header.");
        var table = LineTable.headed(header.get().cells(), place(sheet, top));
        var entries = new ArrayList<LineEntry>();
        for (var row : sheet.rows().subList(1, sheet.rows().size()))
            entries.add(table.entry(row.cells(), place(sheet, row.number()), faults(errors.remove(row.number()))));
        errors.forEach((row, found) -> entries.add(table.entry(List.of(), place(sheet, row), faults(found))));
        return entries;
    }

    private static void refuse(List<io.shelfbell.rule.Finding> errors) {
        if (errors.isEmpty()) return;
        throw InvalidBody.fields(errors.stream()
                .map(error -> new Finding(error.place(), error.code(), error.message()))
                .toList());
    }

    private IntFunction<String> place(PlainSheet sheet, int row) {
        return column -> name + "!" + sheet.name() + "!" + PlainSheet.ref(column, row);
    }

    private static List<LineFault> faults(@Nullable List<io.shelfbell.rule.Finding> errors) {
        if (errors == null) return List.of();
        return errors.stream()
                .map(error -> new LineFault(error.place(), error.code(), error.message()))
                .toList();
    }

    private List<LineEntry> json() {
        try {
            var text = JsonText.parse(bytes);
            if (!text.root().isArray()) return List.of(entry(text.root(), "", text.repeated()));
            var entries = new ArrayList<LineEntry>();
            for (var element : text.root()) entries.add(entry(element, "/" + entries.size(), text.repeated()));
            return entries;
        } catch (JsonText.Malformed e) {
            throw InvalidBody.malformed(String.valueOf(e.getMessage()));
        }
    }

    private static LineEntry entry(JsonNode element, String pointer, List<Finding> repeated) {
        var faults = repeated.stream()
                .filter(finding -> finding.pointer().startsWith(pointer + "/"))
                .map(finding -> new LineFault(finding.pointer(), finding.code(), finding.message()))
                .toList();
        return new LineEntry(element, field -> pointer + field, faults);
    }
}
