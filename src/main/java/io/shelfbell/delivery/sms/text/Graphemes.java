package io.shelfbell.delivery.sms.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a reader takes for one character (Unicode Standard Annex 29): a letter with its accents, a family of four, a flag. */
final class Graphemes {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Graphemes() {}

    static List<String> of(String text) {
        return CLUSTER.matcher(text).results().map(MatchResult::group).toList();
    }
}
