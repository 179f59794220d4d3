package io.shelfbell.delivery.sms;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ways of saying something, one a line: words in order, {@code (one|or another)}, {@code ?} after what may be left out, {@code *} after what
 * may come several times, {@code ~3} for up to three words of any kind, {@code ({list})} for any of a list, and {@code $} for the end.
 */
record Phrases(List<Pattern> patterns) {
    private static final Pattern TOKEN = Pattern.compile("(\\([^)]*\\)|[^\\s(]+?)([?*]?)(?:\\s+|$)");
    private static final Pattern LIST = Pattern.compile("\\{(\\w+)}");

    static Phrases of(Map<String, String> lists, String lines) {
        return new Phrases(lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Pattern.compile(sequence(filled(line.strip(), lists))))
                .toList());
    }

    /** @param words of one clause, with a space between two */
    boolean areIn(String words) {
        var spaced = " " + words;
        return patterns.stream().anyMatch(pattern -> pattern.matcher(spaced).find());
    }

    boolean areAllOf(String words) {
        var spaced = " " + words;
        return patterns.stream().anyMatch(pattern -> pattern.matcher(spaced).matches());
    }

    private static String filled(String line, Map<String, String> lists) {
        return LIST.matcher(line).replaceAll(list -> Matcher.quoteReplacement(lists.getOrDefault(list.group(1), "")));
    }

    private static String sequence(String line) {
        return TOKEN.matcher(line)
                .results()
                .map(token -> element(token.group(1)) + token.group(2))
                .collect(Collectors.joining());
    }

    /** Each word brings the space before it, and ends where a word ends. */
    private static String element(String token) {
        if (token.equals("$")) return "$";
        if (token.startsWith("~")) return "(?: \\S+){0," + token.substring(1) + "}?";
        var words = token.startsWith("(") ? token.substring(1, token.length() - 1) : token;
        return Stream.of(words.split("\\|"))
                .map(word -> " " + word.strip())
                .collect(Collectors.joining("|", "(?:(?:", ")(?= |$))"));
    }
}
