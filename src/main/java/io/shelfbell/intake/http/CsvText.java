package io.shelfbell.intake.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists as spreadsheets write them (RFC 4180): a comma, semicolon or tab, whichever the first line has most of; a byte order mark is left
 * out. A row whose quotes do not fit ends with its line, so that it spoils no other.
 */
final class CsvText {
    private static final int LONGEST_CELL = 10_000;
    private static final String MARK = "\ufeff";

    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;

    private CsvText(String text) {
        this.text = text;
        this.delimiter = delimiter(text.lines().findFirst().orElse(""));
    }

    /**
     * A row.
     *
     * @param line on which it begins, from 1
     * @param problem why its cells cannot be trusted
     */
    record Row(int line, List<String> cells, @Nullable String problem) {
        boolean isBlank() {
            return problem == null && cells.stream().allMatch(String::isBlank);
        }
    }

    /**
     * All rows that hold something.
     *
     * @throws InvalidBody when it is no text in UTF-8
     */
    static List<Row> rows(byte[] bytes) {
        var decoded = decoded(bytes);
        var csv = new CsvText(decoded.startsWith(MARK) ? decoded.substring(1) : decoded);
        var rows = new ArrayList<Row>();
        while (csv.at < csv.text.length()) {
            var row = csv.row();
            if (!row.isBlank()) rows.add(row);
        }
        return rows;
    }

    private static String decoded(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException e) {
            long line = new String(bytes, 0, buffer.position(), StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            throw InvalidBody.malformed("Line " + (line + 1) + " is not UTF-8: save it as \"CSV UTF-8\".");
        }
    }

    private static char delimiter(String header) {
        char best = ',';
        for (char c : new char[] {';', '\t'}) if (count(header, c) > count(header, best)) best = c;
        return best;
    }

    private static long count(String text, char c) {
        return text.chars().filter(one -> one == c).count();
    }

    private Row row() {
        int start = at;
        int first = line;
        var cells = new ArrayList<String>();
        while (true) {
            var cell = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
            if (cell == null) return broken(start, first, cells);
            cells.add(cell.strip());
            if (at >= text.length() || text.charAt(at) != delimiter) break;
            at++;
        }
        endLine();
        return new Row(first, cells, null);
    }

    private Row broken(int start, int first, List<String> cells) {
        at = start;
        line = first;
        while (at < text.length() && !isLineEnd()) at++;
        endLine();
        return new Row(first, cells, "A quote is not closed, or more stands after it.");
    }

    private String plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != delimiter && !isLineEnd()) at++;
        return text.substring(from, at);
    }

    /** Null when the quotes do not fit. */
    private @Nullable String quoted() {
        var cell = new StringBuilder();
        for (at++; at < text.length() && cell.length() <= LONGEST_CELL; at++) {
            char c = text.charAt(at);
            if (c == '\n') line++;
            if (c != '"') cell.append(c);
            else if (at + 1 < text.length() && text.charAt(at + 1) == '"') cell.append(text.charAt(at++));
            else {
                at++;
                return at == text.length() || text.charAt(at) == delimiter || isLineEnd() ? cell.toString() : null;
            }
        }
        return null;
    }

    private boolean isLineEnd() {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') at++;
        if (at < text.length() && text.charAt(at) == '\n') at++;
        line++;
    }

    /** A cell that is read back as it is. */
    static String cell(String text) {
        boolean plain =
                text.chars().noneMatch(c -> c == ',' || c == ';' || c == '\t' || c == '"' || c == '\n' || c == '\r')
                        && text.equals(text.strip());
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
