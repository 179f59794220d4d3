package io.shelfbell.template;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The markup before a value, which decides whether escaping alone makes the value safe there. */
final class PageSoFar {
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([\\w:-]+)=\"([^\"<>]*)$");
    private static final Pattern LINKING =
            Pattern.compile("(?i)href|src|background|action|formaction|poster|cite|data|xlink:href|srcset");

    private final StringBuilder text = new StringBuilder();

    void add(String markup) {
        text.append(markup);
    }

    /** What should stand here instead; null when a value of this kind may. */
    @Nullable
    String objection(Kind kind) {
        if (text.lastIndexOf("<style") > text.lastIndexOf("</style")) return "no value inside <style>";
        int tag = text.lastIndexOf("<");
        if (tag <= text.lastIndexOf(">")) return null;
        if (kind == Kind.MARKUP) return "the finished part between tags";
        var attribute = ATTRIBUTE.matcher(text.substring(tag));
        return attribute.find()
                ? objection(kind, attribute.group(1), attribute.group(2))
                : "a value between tags or inside attribute=\"...\"";
    }

    private static @Nullable String objection(Kind kind, String attribute, String before) {
        if (LINKING.matcher(attribute).matches()) {
            boolean link = kind == Kind.LINK && before.isEmpty();
            boolean mail = kind == Kind.ADDRESS && before.equals("mailto:");
            return link || mail ? null : "a link that stands alone, such as %s=\"$item.url\"".formatted(attribute);
        }
        return attribute.equalsIgnoreCase("style") || attribute.regionMatches(true, 0, "on", 0, 2)
                ? "no value inside %s=\"...\"".formatted(attribute)
                : null;
    }
}
