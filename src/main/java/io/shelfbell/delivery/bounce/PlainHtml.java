package io.shelfbell.delivery.bounce;

import java.util.Locale;
import java.util.Set;

/** The words of an HTML page, for reports that have nothing else. */
final class PlainHtml {
    private static final Set<String> BREAKS =
            Set.of("br", "p", "div", "tr", "td", "li", "h1", "h2", "h3", "table", "pre");

    private PlainHtml() {}

    static String of(String html) {
        var text = new StringBuilder();
        for (int at = 0; at < html.length(); ) {
            int open = html.indexOf('<', at);
            int close = open < 0 ? -1 : html.indexOf('>', open);
            if (close < 0) return signs(text.append(html, at, html.length()));
            text.append(html, at, open);
            if (BREAKS.contains(name(html.substring(open + 1, Math.min(close, open + 12))))) text.append('\n');
            at = next(html, open, close);
        }
        return signs(text);
    }

    /** Behind the tag, or behind all of a style sheet. */
    private static int next(String html, int open, int close) {
        if (!html.regionMatches(true, open + 1, "style", 0, 5)) return close + 1;
        int end = html.indexOf("</", close);
        return end < 0 ? html.length() : end;
    }

    private static String name(String tag) {
        return tag.toLowerCase(Locale.ROOT).replaceAll("(?s)^/?([a-z0-9]*).*", "$1");
    }

    private static String signs(CharSequence text) {
        return text.toString()
                .replace("&nbsp;", " ")
                .replace("&#43;", "+")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
