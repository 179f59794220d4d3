package io.shelfbell.intake.document;

import io.shelfbell.intake.Finding;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a header (RFC 4180, and what people make of it). Rows with one key, or with none below it, are one order: a map of its first
 * row's columns, with all of them as {@code rows}.
 *
 * @param delimiter null to find out
 * @param key the column that tells orders apart
 */
public record CsvDocuments(@Nullable Character delimiter, String key) implements DocumentReader {
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    @Override
    public Document read(byte[] body) throws Unreadable {
        var repairs = new ArrayList<Finding>();
        var text = Texts.read(body, repairs);
        if (text.isBlank()) throw new Unreadable("line 1", "EMPTY", "There is nothing in it, not even a header.", "");
        try (var parser = CSVParser.parse(text, format(text, repairs))) {
            return new Document(orders(parser, repairs), repairs);
        } catch (IOException | UncheckedIOException e) {
            throw new Unreadable("", "BAD_QUOTES", "Its quotes do not match: " + e.getMessage(), text);
        }
    }

    @Override
    public Records records(InputStream file) throws IOException, Unreadable {
        var buffered = new BufferedInputStream(file);
        buffered.mark(LONGEST_HEADER);
        var beginning = new String(buffered.readNBytes(LONGEST_HEADER), StandardCharsets.ISO_8859_1);
        buffered.reset();
        return beginning.indexOf('\0') >= 0 // two bytes a character
                ? Records.whole(buffered)
                : new CsvRecords(buffered, format(beginning, new ArrayList<>()), key);
    }

    private CSVFormat format(String text, List<Finding> repairs) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text, repairs))
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
    }

    private char delimiter(String text, List<Finding> repairs) {
        var header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (delimiter != null && header.indexOf(delimiter) >= 0) return delimiter;
        char most = ',';
        for (char one : DELIMITERS) if (count(header, one) > count(header, most)) most = one;
        if (delimiter != null && count(header, most) > 0)
            repairs.add(new Finding(
                    "", "DELIMITER", "Columns are separated by '" + most + "', not by '" + delimiter + "'."));
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private List<Map<String, Object>> orders(CSVParser parser, List<Finding> repairs) throws Unreadable {
        var rows = parser.iterator();
        var header = rows.next().toList();
        if (header.stream().noneMatch(key::equalsIgnoreCase))
            throw new Unreadable(
                    "line 1", "MISSING_COLUMN", "There is no column " + key + "; there are " + header + ".", "");
        var orders = new LinkedHashMap<String, Map<String, Object>>();
        var last = "";
        while (rows.hasNext()) {
            var values = rows.next();
            var place = "/rows/" + (parser.getRecordNumber() - 2);
            if (values.size() > header.size())
                repairs.add(new Finding(
                        place, "RAGGED", "It has %d columns, the header %d.".formatted(values.size(), header.size())));
            var row = row(header, values.toList());
            if (row.isEmpty()) continue;
            var own = row.entrySet().stream()
                    .filter(cell -> cell.getKey().equalsIgnoreCase(key))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            if (own.isEmpty())
                repairs.add(new Finding(place, "CONTINUED", "It goes on with " + key + " " + last + "."));
            last = own.isEmpty() ? last : own;
            add(orders, last, row);
        }
        return List.copyOf(orders.values());
    }

    /** Empty cells are left out. */
    private static Map<String, String> row(List<String> header, List<String> values) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(header.size(), values.size()); i++)
            if (!values.get(i).isBlank())
                row.put(header.get(i).strip(), values.get(i).strip());
        return row;
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, Map<String, Object>> orders, String key, Map<String, String> row) {
        var order = orders.computeIfAbsent(key, first -> {
            var map = new LinkedHashMap<String, Object>(row);
            map.put("rows", new ArrayList<Map<String, String>>());
            return map;
        });
        ((List<Object>) java.util.Objects.requireNonNull(order.get("rows"))).add(row);
    }
}
