package io.shelfbell.intake.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows that follow each other and have one key, or none, with the header before them. Bytes stay as they are, in whatever charset: rows are
 * told apart by characters that all of them write alike.
 */
final class CsvRecords implements Records {
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final Kept text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final byte[] head;
    private final int key;
    private @Nullable CSVRecord ahead;

    CsvRecords(InputStream file, CSVFormat format, String keyColumn) throws IOException, Unreadable {
        this.text = new Kept(new InputStreamReader(file, BYTES));
        this.parser = CSVParser.parse(text, format);
        this.rows = parser.iterator();
        var header = row();
        if (header == null) throw new Unreadable("line 1", "EMPTY", "There is nothing in it, not even a header.", "");
        this.key = index(header.toList(), keyColumn);
        this.ahead = row();
        this.head = text.take(start());
    }

    private static int index(List<String> header, String keyColumn) throws Unreadable {
        for (int i = 0; i < header.size(); i++) {
            var column = new String(header.get(i).getBytes(BYTES), StandardCharsets.UTF_8).replace("\ufeff", "");
            if (column.strip().equalsIgnoreCase(keyColumn)) return i;
        }
        throw new Unreadable("line 1", "MISSING_COLUMN", "There is no column " + keyColumn + ".", "");
    }

    private @Nullable CSVRecord row() throws Unreadable {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException e) {
            throw new Unreadable(
                    "line " + parser.getCurrentLineNumber(),
                    "BAD_QUOTES",
                    "Its quotes do not match: " + e.getMessage(),
                    "");
        }
    }

    private long start() {
        return ahead == null ? Long.MAX_VALUE : ahead.getCharacterPosition();
    }

    @Override
    public byte[] head() {
        return head.clone();
    }

    @Override
    public byte @Nullable [] next() throws Unreadable {
        var first = ahead;
        if (first == null) return null;
        var own = keyOf(first);
        do ahead = row();
        while (ahead != null && (keyOf(ahead).isEmpty() || keyOf(ahead).equals(own)));
        return text.take(start());
    }

    private String keyOf(CSVRecord row) {
        return key < row.size() ? row.get(key).strip() : "";
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Keeps what was read until it is taken. */
    private static final class Kept extends Reader {
        private final Reader reader;
        private final StringBuilder kept = new StringBuilder();
        private long taken;

        Kept(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = reader.read(buffer, offset, length);
            if (read > 0) kept.append(buffer, offset, read);
            return read;
        }

        /** Up to a position in the file, or its end. */
        byte[] take(long until) {
            int length = (int) Math.min(kept.length(), until - taken);
            var bytes = kept.substring(0, length).getBytes(BYTES);
            kept.delete(0, length);
            taken += length;
            return bytes;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
