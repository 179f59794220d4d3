package io.shelfbell.intake.file;

import io.shelfbell.intake.document.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where in a row which field stands.
 *
 * @param at column by field of the reading
 */
record CsvHeader(int size, Map<String, Integer> at) {

    static CsvHeader of(List<String> names, CsvMapping mapping, CsvLines.Record record) throws Unreadable {
        var at = new HashMap<String, Integer>();
        for (var column : mapping.columns().entrySet()) {
            int index = index(names, column.getValue());
            if (index < 0) throw missing(names, column.getValue(), mapping, record);
            if (names.subList(index + 1, names.size()).contains(names.get(index))) {
                var message = "The header has \"" + column.getValue() + "\" twice.";
                throw new Unreadable(record.place(), "REPEATED_COLUMN", message, record.text());
            }
            at.put(column.getKey(), index);
        }
        return new CsvHeader(names.size(), at);
    }

    private static int index(List<String> names, String wanted) {
        int exact = names.indexOf(wanted);
        return exact >= 0
                ? exact
                : names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList()
                        .indexOf(wanted.toLowerCase(Locale.ROOT));
    }

    private static Unreadable missing(List<String> names, String wanted, CsvMapping mapping, CsvLines.Record record) {
        var better = Stream.of(',', ';', '\t', '|')
                .filter(delimiter -> delimiter != mapping.delimiter())
                .filter(delimiter -> has(record.text(), delimiter, mapping))
                .findFirst();
        if (better.isPresent()) {
            var fits = better.get() == '\t' ? "tab" : String.valueOf(better.get());
            return new Unreadable(
                    record.place(),
                    "WRONG_DELIMITER",
                    "The header has no column \"%s\"; split at \"%s\" it has every column: set delimiter: \"%s\"."
                            .formatted(wanted, fits, fits),
                    record.text());
        }
        var message = "The header has no column \"" + wanted + "\"; it has " + names + ".";
        return new Unreadable(record.place(), "MISSING_COLUMN", message, record.text());
    }

    private static boolean has(String header, char delimiter, CsvMapping mapping) {
        var names = Stream.of(header.split(Pattern.quote(String.valueOf(delimiter)), -1))
                .map(name -> name.replace(String.valueOf(mapping.quote()), "").strip())
                .toList();
        return mapping.columns().values().stream().allMatch(column -> index(names, column) >= 0);
    }

    /** Further columns may be there when they are empty: some programs end each row with a delimiter. */
    boolean fits(List<String> values) {
        return values.size() >= size
                && values.subList(size, values.size()).stream().allMatch(String::isBlank);
    }

    /** Null when the file has no such column, or nothing in it. */
    @Nullable
    String value(List<String> values, String field) {
        var index = at.get(field);
        return index == null || values.get(index).isBlank() ? null : values.get(index);
    }
}
