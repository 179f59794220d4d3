package io.shelfbell.intake.file;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts CSV into records, each with its line number and its text, before anybody parses it: so the raw text of a bad one is known, and a
 * quote that is never closed costs one line and not the rest of the file.
 */
final class CsvLines {
    /** Characters of a record, and of a line. */
    static final int LONGEST = 64 * 1024;

    private static final int MOST_LINES = 50;

    private final Reader reader;
    private final char delimiter;
    private final char quote;
    private final char[] buffer = new char[64 * 1024];
    private final Deque<Line> again = new ArrayDeque<>();
    private int from;
    private int to;
    private long lines;

    CsvLines(Reader reader, char delimiter, char quote) {
        this.reader = reader;
        this.delimiter = delimiter;
        this.quote = quote;
    }

    /** @param whole false when there was more of it than a line may have */
    private record Line(long number, String text, boolean whole) {}

    /** Lines that belong together by their quotes. */
    record Record(List<Line> lines, boolean closed) {
        String place() {
            return "line " + lines.get(0).number();
        }

        boolean isWhole() {
            return lines.stream().allMatch(Line::whole);
        }

        boolean spansLines() {
            return lines.size() > 1;
        }

        String text() {
            return String.join("\n", lines.stream().map(Line::text).toList());
        }
    }

    /** Null at the end. */
    @Nullable
    Record next() throws IOException {
        var first = line();
        if (first == null) return null;
        var lines = new ArrayList<Line>(List.of(first));
        boolean open = isOpenAfter(first.text(), false);
        int length = first.text().length();
        while (open && lines.size() < MOST_LINES && length < LONGEST) {
            var more = line();
            if (more == null) break;
            lines.add(more);
            length += more.text().length();
            open = isOpenAfter(more.text(), true);
        }
        var record = new Record(lines, !open);
        return open ? firstLineOf(record) : record;
    }

    /** Only its first line; the others are read again as records of their own. */
    Record firstLineOf(Record record) {
        for (int i = record.lines().size() - 1; i > 0; i--)
            again.addFirst(record.lines().get(i));
        return new Record(record.lines().subList(0, 1), record.closed());
    }

    /** Whether a quoted value goes on in the next line; a quote counts only at the beginning of a value. */
    private boolean isOpenAfter(String line, boolean open) {
        if (!open && line.indexOf(quote) < 0) return false;
        boolean begins = !open;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (open) {
                if (c == quote && i + 1 < line.length() && line.charAt(i + 1) == quote) i++;
                else if (c == quote) open = false;
            } else if (c == quote && begins) {
                open = true;
            }
            begins = !open && c == delimiter;
        }
        return open;
    }

    private @Nullable Line line() throws IOException {
        if (!again.isEmpty()) return again.removeFirst();
        var text = new StringBuilder();
        boolean whole = true;
        for (int c = read(); c != -1; c = read()) {
            if (c == '\n') return new Line(++lines, withoutReturn(text), whole);
            if (text.length() < LONGEST) text.append((char) c);
            else whole = false;
        }
        return text.isEmpty() ? null : new Line(++lines, withoutReturn(text), whole);
    }

    private static String withoutReturn(StringBuilder text) {
        int end = text.length();
        return text.substring(0, end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    private int read() throws IOException {
        if (from == to) {
            to = reader.read(buffer);
            from = 0;
            if (to <= 0) {
                to = 0;
                return -1;
            }
        }
        return buffer[from++];
    }
}
