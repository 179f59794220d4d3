package io.shelfbell.rule.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses what somebody meant to type. */
public final class Nearest {
    /** Beyond this nobody misspells a word, and comparing takes the square of the length. */
    private static final int MAX_LENGTH = 60;

    private static final int MAX_OPTIONS = 1_000;

    private Nearest() {}

    /** {@code did you mean "gold"?}, or blank when nothing is near. */
    public static String to(String typed, Collection<String> options) {
        var word = fold(typed);
        int most = Math.max(2, word.length() / 3);
        if (word.length() > MAX_LENGTH) return "";
        return options.stream()
                .limit(MAX_OPTIONS)
                .filter(option -> Math.abs(option.length() - typed.length()) <= most + ActionTerm.MARK.length() + 1)
                .filter(option -> distance(word, fold(option)) <= most)
                .min(Comparator.comparingInt(option -> distance(word, fold(option))))
                .map(option -> "did you mean \"" + option + "\"?")
                .orElse("");
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ').replace("=> ", "");
    }

    /** Levenshtein's, row by row. */
    private static int distance(String a, String b) {
        var costs = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) costs[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replace, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[b.length()];
    }
}
