package io.shelfbell.rule.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the little of XML 1.0 that workbooks are written in, forward only and in a fixed amount of memory. The parser of the JDK keeps every
 * name it has met, and every attribute and comment whole, so a part of 50 MB can take 500. A document type is refused: no workbook has one.
 */
final class XmlReader implements AutoCloseable {
    enum Event {
        START,
        END,
        TEXT,
        STOP
    }

    private static final int MAX_DEPTH = 100;
    private static final int CHUNK = 4_096;

    private final XmlCharacters in;
    private final List<String> open = new ArrayList<>();
    private final XmlAttributes attributes = new XmlAttributes();
    private final StringBuilder text = new StringBuilder();
    private @Nullable String prefix;
    private String name = "";
    private boolean closes;
    private boolean literal;
    private int brackets;

    XmlReader(InputStream stream) throws IOException {
        this.in = new XmlCharacters(stream);
    }

    Event next() throws IOException {
        text.setLength(0);
        if (closes) {
            closes = false;
            return close(open.get(open.size() - 1));
        }
        while (!literal && in.peek() == '<') {
            var event = markup();
            if (event != null) return event;
        }
        if (literal) return literal();
        return in.peek() < 0 ? stop() : characters();
    }

    private Event stop() throws Refused {
        if (!open.isEmpty() || prefix == null) throw Refused.broken("a part that ends too early");
        return Event.STOP;
    }

    /** Null for what is passed over: comments, processing instructions, the beginning of a literal. */
    private @Nullable Event markup() throws IOException {
        in.read();
        switch (in.peek()) {
            case '/' -> {
                in.read();
                var closed = in.name();
                in.skipBlanks();
                in.expect(">");
                return close(closed);
            }
            case '?' -> in.skipPast("?>");
            case '!' -> declaration();
            default -> {
                return start();
            }
        }
        return null;
    }

    private void declaration() throws IOException {
        in.read();
        if (in.peek() == '-') {
            in.expect("--");
            in.skipPast("-->");
        } else if (in.peek() == '[' && !open.isEmpty()) {
            in.expect("[CDATA[");
            literal = true;
        } else throw Refused.broken("a document type definition, which no workbook has");
    }

    private Event start() throws IOException {
        var raw = in.name();
        if (open.isEmpty() && prefix != null) throw Refused.broken("a part with two roots");
        if (prefix == null) prefix = raw.substring(0, raw.indexOf(':') + 1);
        if (open.size() == MAX_DEPTH) throw Refused.broken("elements nested more than " + MAX_DEPTH + " deep");
        open.add(raw);
        name = local(raw);
        closes = attributes.read(in);
        return Event.START;
    }

    private Event close(String raw) throws Refused {
        if (open.isEmpty() || !open.remove(open.size() - 1).equals(raw))
            throw Refused.broken("elements that are not closed in order");
        name = local(raw);
        return Event.END;
    }

    /** Elements of the root's own kind lose their prefix; those of an extension keep it, and so are never mistaken. */
    private String local(String raw) {
        return prefix != null && !prefix.isEmpty() && raw.startsWith(prefix) ? raw.substring(prefix.length()) : raw;
    }

    private Event characters() throws IOException {
        while (text.length() < CHUNK && in.peek() >= 0 && in.peek() != '<') {
            if (in.peek() == '&') in.reference(text);
            else in.run(text, CHUNK);
        }
        if (open.isEmpty() && !text.toString().isBlank()) throw Refused.broken("text outside the root of a part");
        return Event.TEXT;
    }

    /** Two brackets may be the beginning of its end, and are held back until it is known, also beyond the end of a piece. */
    private Event literal() throws IOException {
        while (text.length() < CHUNK && literal) {
            int c = in.required();
            if (c == ']' && brackets < 2) brackets++;
            else if (c == ']') text.append(']');
            else {
                literal = c != '>' || brackets < 2;
                if (literal) text.append("]".repeat(brackets)).append((char) c);
                brackets = 0;
            }
        }
        return Event.TEXT;
    }

    /** Passes over the element that has just begun, with all that is in it. */
    void skip() throws IOException {
        int depth = open.size();
        while (next() != Event.END || open.size() >= depth) text.setLength(0);
    }

    /** The name of the element that has just begun or ended. */
    String name() {
        return name;
    }

    /** The text that has just been read; a long one comes in several pieces. */
    CharSequence text() {
        return text;
    }

    /** Blank when there is none. */
    String attribute(String called) {
        return attributes.get(called);
    }

    /** An attribute with any prefix, such as {@code r:id}. */
    String prefixed(String called) {
        return attributes.prefixed(called);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
