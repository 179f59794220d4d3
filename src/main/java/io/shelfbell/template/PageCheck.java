package io.shelfbell.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What no mail needs and no mail client should be sent: scripts, forms, frames, and links to anything but the web. */
final class PageCheck {
    private static final Map<Pattern, String> REFUSED = Map.of(
            Pattern.compile("(?i)<\\s*/?(?:script|iframe|frame|object|embed|form|input|base|link|svg|math)\\b"),
            "text, tables, images and links only",
            Pattern.compile("(?i)(?<=\\s)on[a-z]+\\s*="),
            "no event handlers",
            Pattern.compile("(?i)\\b(?:href|src|background)\\s*=\\s*+[\"']?+(?!\\s*(?:https?://|mailto:|\\$))[^\\s>]*"),
            "a link to http://, https:// or mailto:");

    private PageCheck() {}

    static List<Problem> problems(String file, String text) {
        var problems = new ArrayList<Problem>();
        REFUSED.forEach((pattern, expected) -> {
            var matcher = pattern.matcher(text);
            while (matcher.find()) problems.add(problem(file, text, matcher.start(), matcher.group(), expected));
        });
        return problems;
    }

    private static Problem problem(String file, String text, int at, String found, String expected) {
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return new Problem(file, line, at - text.lastIndexOf('\n', at - 1), found, expected);
    }
}
