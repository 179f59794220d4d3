package io.shelfbell.rule.workbook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The characters of an XML part, in UTF-8 or UTF-16 as the standard of workbooks has it, with one look ahead. */
final class XmlCharacters implements AutoCloseable {
    private static final int MAX_NAME = 200;

    private final Reader reader;
    private final char[] buffer = new char[8_192];
    private final char[] letters = new char[MAX_NAME];
    /** The few names of a workbook come a million times. */
    private final String[] known = new String[256];

    private int at;
    private int end;

    XmlCharacters(InputStream stream) throws IOException {
        var bytes = new BufferedInputStream(stream);
        reader = new InputStreamReader(
                bytes,
                charset(bytes)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        if (peek() == '\ufeff') at++;
    }

    private static Charset charset(InputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int second = bytes.read();
        bytes.reset();
        return first + second == 0xfe + 0xff ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    /** The next character, or -1 at the end. */
    int peek() throws IOException {
        if (at == end) fill();
        return at == end ? -1 : buffer[at];
    }

    private void fill() throws IOException {
        TimeLimit.check();
        try {
            at = 0;
            end = Math.max(0, reader.read(buffer));
        } catch (CharacterCodingException e) {
            throw Refused.broken("a part that is not written in UTF-8");
        }
    }

    /** The next character, or -1 at the end; every way to end a line is one line feed. */
    int read() throws IOException {
        int c = peek();
        if (c < 0) return c;
        at++;
        if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= '\ufffe')
            throw Refused.broken("a part with control characters");
        if (c != '\r') return c;
        if (peek() == '\n') at++;
        return '\n';
    }

    int required() throws IOException {
        int c = read();
        if (c < 0) throw Refused.broken("a part that ends too early");
        return c;
    }

    void expect(String characters) throws IOException {
        for (int i = 0; i < characters.length(); i++)
            if (required() != characters.charAt(i)) throw Refused.broken("a part that is not well-formed XML");
    }

    void skipBlanks() throws IOException {
        for (int c = peek(); c == ' ' || c == '\n' || c == '\t' || c == '\r'; c = peek()) at++;
    }

    void skipPast(String ending) throws IOException {
        int matched = 0;
        while (matched < ending.length()) {
            int c = required();
            if (c == ending.charAt(matched)) matched++;
            else if (matched != 2 || c != ending.charAt(1)) matched = c == ending.charAt(0) ? 1 : 0;
        }
    }

    /** Appends characters that need no second look. */
    void run(StringBuilder text, int most) throws IOException {
        int from = at;
        int until = (int) Math.min(end, (long) at + most);
        while (at < until && isPlain(buffer[at])) at++;
        if (at > from) text.append(buffer, from, at - from);
        else text.append((char) required());
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '<' && c != '&' && c < '\ufffe' || c == '\n' || c == '\t';
    }

    /** Appends what a reference such as {@code &amp;} or {@code &#10;} stands for. */
    void reference(StringBuilder text) throws IOException {
        expect("&");
        var called = new StringBuilder();
        for (int c = required(); c != ';'; c = required()) {
            called.append((char) c);
            if (called.length() > 10) throw Refused.broken("a reference to nothing");
        }
        text.appendCodePoint(XmlReference.of(called.toString()));
    }

    String name() throws IOException {
        int length = 0;
        int hash = 0;
        for (int c = peek(); isNamePart(c, length); c = peek()) {
            if (length == MAX_NAME) throw Refused.broken("a name of more than " + MAX_NAME + " characters");
            letters[length++] = (char) c;
            hash = 31 * hash + c;
            at++;
        }
        if (length == 0) throw Refused.broken("a part that is not well-formed XML");
        return interned(length, (hash ^ hash >>> 8) & 255);
    }

    private static boolean isNamePart(int c, int position) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c > 0xb7 && c < 0xd800) return true;
        return position > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.');
    }

    private String interned(int length, int slot) {
        var name = known[slot];
        if (name == null || name.length() != length || !name.contentEquals(new Letters(letters, length)))
            known[slot] = name = new String(letters, 0, length);
        return name;
    }

    private record Letters(char[] letters, int length) implements CharSequence {
        @Override
        public char charAt(int index) {
            return letters[index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new String(letters, start, end - start);
        }

        @Override
        public String toString() {
            return new String(letters, 0, length);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
