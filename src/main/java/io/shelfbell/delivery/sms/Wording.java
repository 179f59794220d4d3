package io.shelfbell.delivery.sms;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Brings a reply to plain words: small letters, no quotes, no emoji. */
final class Wording {
    /** Nobody needs more to say it. */
    private static final int LONGEST = 1_000;

    /** Also the selectors that only colour the character before them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\ufe00-\\ufe0f]");

    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})[\u2018\u2019\u02bc\u00b4`'](?=\\p{L})");
    private static final Pattern BREATH =
            Pattern.compile("\\.(?!\\p{L}\\b)|[!?;:,\\n\\r\u2026()\u2014\u2013\\p{So}]+| - ");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Wording() {}

    /** The words, a space between two, cut where the writer took a breath. */
    static List<String> clauses(String text) {
        var start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var plain = Normalizer.normalize(UNSEEN.matcher(start).replaceAll(""), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(BREATH.split(APOSTROPHE.matcher(plain).replaceAll("")))
                .map(Wording::words)
                .filter(clause -> !clause.isEmpty())
                .toList();
    }

    /** Single letters, as in S T O P, are one word. */
    private static String words(String clause) {
        var words = Arrays.stream(BETWEEN_WORDS.split(clause))
                .filter(word -> !word.isEmpty())
                .toList();
        boolean spelled = words.size() > 1 && words.stream().allMatch(word -> word.length() == 1);
        return words.stream().collect(Collectors.joining(spelled ? "" : " "));
    }
}
