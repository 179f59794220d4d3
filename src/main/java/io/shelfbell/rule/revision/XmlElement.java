package io.shelfbell.rule.revision;

import io.shelfbell.rule.UnreadableWorkbook;
import io.shelfbell.rule.workbook.TimeLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An element where it stands in the text of a part, so that a change can leave every other character as it was.
 *
 * @param name with its prefix
 * @param start of the start tag
 * @param open the first character after the start tag
 * @param close the first character of the end tag; the same as {@code end} when there is none
 * @param end the first character after the element
 */
record XmlElement(String text, String name, int start, int open, int close, int end) {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_CHILDREN = 200_000;

    /** From the beginning of a name to its end and never back: a tag of one long word would take hours. */
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?<![\\w:.-])([\\w:.-]++)\\s*+=\\s*+(?:\"([^\"]*)\"|'([^']*)')");

    private static final Pattern NAME = Pattern.compile("<([^\\s/>]+)");

    static XmlElement root(String text) {
        int at = text.indexOf('<');
        while (at >= 0 && !beginsElement(text, at)) {
            if (text.startsWith("<!DOCTYPE", at)) throw new UnreadableWorkbook("a document type definition");
            at = text.indexOf('<', after(text, at));
        }
        if (at < 0) throw new UnreadableWorkbook("a part without a root element");
        return at(text, at);
    }

    private static boolean beginsElement(String text, int at) {
        return at + 1 < text.length() && "!?/".indexOf(text.charAt(at + 1)) < 0;
    }

    private static XmlElement at(String text, int start) {
        var name = NAME.matcher(text).region(start, text.length());
        if (!name.lookingAt()) throw new UnreadableWorkbook("a tag without a name");
        int open = after(text, start);
        if (isEmptyTag(text, open)) return new XmlElement(text, name.group(1), start, open, open, open);
        int depth = 1;
        int tag = open;
        for (int next = open; depth > 0; next = after(text, tag)) {
            TimeLimit.check();
            tag = text.indexOf('<', next);
            if (tag < 0) throw new UnreadableWorkbook("an element without an end: " + name.group(1));
            if (depth > MAX_DEPTH) throw new UnreadableWorkbook("elements too deep in each other");
            if (text.startsWith("</", tag)) depth--;
            else if (beginsElement(text, tag) && !isEmptyTag(text, after(text, tag))) depth++;
        }
        return new XmlElement(text, name.group(1), start, open, tag, after(text, tag));
    }

    private static boolean isEmptyTag(String text, int open) {
        return text.charAt(open - 2) == '/';
    }

    /** The first character after the tag, comment, instruction or character data that begins here. */
    private static int after(String text, int at) {
        if (text.startsWith("<!--", at)) return past(text, "-->", at);
        if (text.startsWith("<![CDATA[", at)) return past(text, "]]>", at);
        if (text.startsWith("<?", at)) return past(text, "?>", at);
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) quote = c == quote ? 0 : quote;
            else if (c == '"' || c == '\'') quote = c;
            else if (c == '>') return i + 1;
        }
        throw new UnreadableWorkbook("a tag without an end");
    }

    private static int past(String text, String mark, int at) {
        int found = text.indexOf(mark, at);
        if (found < 0) throw new UnreadableWorkbook("no " + mark);
        return found + mark.length();
    }

    List<XmlElement> children() {
        var children = new ArrayList<XmlElement>();
        int next = text.indexOf('<', open);
        while (next >= 0 && next < close) {
            TimeLimit.check();
            int from = next;
            if (beginsElement(text, next)) {
                if (children.size() == MAX_CHILDREN) throw new UnreadableWorkbook("too many elements in one");
                children.add(at(text, next));
                from = children.get(children.size() - 1).end();
            } else from = after(text, next);
            next = text.indexOf('<', from);
        }
        return children;
    }

    Stream<XmlElement> children(String local) {
        return children().stream().filter(child -> child.local().equals(local));
    }

    Optional<XmlElement> child(String local) {
        return children(local).findFirst();
    }

    /** Those of this name anywhere below, in their order. */
    Stream<XmlElement> all(String local) {
        return children().stream().flatMap(child -> child.local().equals(local) ? Stream.of(child) : child.all(local));
    }

    String local() {
        return name.substring(name.indexOf(':') + 1);
    }

    /** What stands before the names of this vocabulary: blank, or a prefix with its colon. */
    String prefix() {
        return name.substring(0, name.indexOf(':') + 1);
    }

    /** Blank if there is none. */
    String attribute(String local) {
        var attributes = ATTRIBUTE.matcher(startTag());
        while (attributes.find()) {
            var found = attributes.group(1);
            if (!found.startsWith("xmlns")
                    && found.substring(found.indexOf(':') + 1).equals(local))
                return XmlText.plain(attributes.group(2) == null ? attributes.group(3) : attributes.group(2));
        }
        return "";
    }

    String startTag() {
        return text.substring(start, open);
    }

    /** What stands between the tags, as it is written. */
    String inner() {
        return text.substring(open, close);
    }

    boolean isEmptyTag() {
        return isEmptyTag(text, open);
    }
}
