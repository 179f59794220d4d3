package io.shelfbell.intake.file;

import io.shelfbell.intake.document.Bom;
import io.shelfbell.intake.document.Unreadable;
import io.shelfbell.intake.stock.StockReadings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/** Reads CSV (RFC 4180, and what people make of it) record by record. */
final class CsvReader implements PieceReader {
    private final StockReadings readings;
    private final CsvRows rows;
    private final CsvLines lines;
    private final CSVFormat format;
    private final char delimiter;
    private final char quote;
    private final CsvHeader header;

    /** @param at when the file says what it says, where its rows do not say it themselves */
    CsvReader(Source source, CsvMapping mapping, StockReadings readings, InputStream stream, Instant at)
            throws IOException, Unreadable {
        this.readings = readings;
        this.rows = new CsvRows(source.name(), mapping, at);
        this.lines = new CsvLines(Bom.open(stream, mapping.charset()), mapping.delimiter(), mapping.quote());
        this.delimiter = mapping.delimiter();
        this.quote = mapping.quote();
        this.format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(mapping.delimiter())
                .setQuote(mapping.quote())
                .setTrim(true)
                .get();
        this.header = header(mapping);
    }

    private CsvHeader header(CsvMapping mapping) throws IOException, Unreadable {
        for (var record = lines.next(); record != null; record = lines.next()) {
            if (record.text().isBlank()) continue;
            var values = values(record.text());
            if (values == null) {
                throw new Unreadable(record.place(), "BAD_QUOTES", "The header's quotes do not match.", record.text());
            }
            return CsvHeader.of(values, mapping, record);
        }
        throw new Unreadable("line 1", "EMPTY", "There is nothing in it, not even a header.", "");
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public @Nullable Piece next() throws IOException {
        for (var record = lines.next(); record != null; record = lines.next()) {
            var piece = piece(record);
            if (piece != null) return piece;
        }
        return null;
    }

    /** Null for a blank line. */
    private @Nullable Piece piece(CsvLines.Record record) {
        var text = record.text();
        if (text.indexOf('\0') >= 0) return bad(record, "NUL_BYTE", "It has a NUL byte.");
        if (text.indexOf('\ufffd') >= 0)
            return bad(record, "BAD_ENCODING", "It has bytes that are not in the charset.");
        if (!record.isWhole()) return bad(record, "TOO_LONG", "It has more than " + CsvLines.LONGEST + " characters.");
        if (!record.closed()) return bad(record, "UNCLOSED_QUOTE", "A quote is opened and not closed.");
        var values = values(text);
        if (values == null) return bad(record, "BAD_QUOTES", "There is something beside the quotes of a value.");
        if (values.stream().allMatch(String::isBlank)) return null;
        if (!header.fits(values)) {
            return bad(record, "RAGGED", "Expected %d columns, found %d.".formatted(header.size(), values.size()));
        }
        return rows.draft(header, values).finish(readings, record.place(), text);
    }

    /** A stray quote may have taken good lines with it: they get another chance without the first one. */
    private Piece bad(CsvLines.Record record, String code, String message) {
        var culprit = record.spansLines() ? lines.firstLineOf(record) : record;
        return Piece.bad(record.place(), code, message, culprit.text());
    }

    /** Null when its quotes do not match. Most records have none, and need no parser. */
    private @Nullable List<String> values(String text) {
        if (text.indexOf(quote) < 0) return unquoted(text);
        try (var parser = CSVParser.parse(text, format)) {
            var records = parser.iterator();
            return records.hasNext() ? List.of(records.next().values()) : List.of();
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    private List<String> unquoted(String text) {
        var values = new ArrayList<String>();
        int from = 0;
        for (int to = text.indexOf(delimiter); to >= 0; to = text.indexOf(delimiter, from)) {
            values.add(text.substring(from, to).strip());
            from = to + 1;
        }
        values.add(text.substring(from).strip());
        return values;
    }
}
