package io.shelfbell.rule.workbook;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Optional;

/**
 * Cyrillic and Greek letters that look like Latin ones. They come in with texts that were copied or typed on another keyboard, and no
 * eye can tell why {@code GOLD} is not {@code GOLD} (Unicode Technical Standard 39, section 4, cut down to the letters of three scripts).
 */
public final class LookAlikes {
    private static final String FOREIGN = "АВЕЗКМНОРСТУХЅІЈԚԜаеорсухѕіјһԁԛԝгкмтьΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυιχγκτω";
    private static final String LATIN = "ABE3KMHOPCTYXSIJQWaeopcyxsijhdqwrkmtbABEZHIKMNOPTYXavopuixyktw";

    private LookAlikes() {}

    /** The text as it looks, in Latin letters. */
    public static String latin(String text) {
        if (text.chars().allMatch(c -> c < 0x370)) return text;
        var seen = new StringBuilder(text.length());
        text.chars().forEach(c -> seen.append(latin((char) c)));
        return seen.toString();
    }

    private static char latin(char letter) {
        int at = letter < 0x370 ? -1 : FOREIGN.indexOf(letter);
        return at < 0 ? letter : LATIN.charAt(at);
    }

    /** Whether two texts look the same but for case and blanks. */
    public static boolean same(String a, String b) {
        return folded(a).equals(folded(b));
    }

    private static String folded(String text) {
        return latin(text).toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
    }

    /** The first letter that looks like a Latin one and is none, in words. */
    public static Optional<String> first(String text) {
        for (int i = 0; i < text.length(); i++)
            if (latin(text.charAt(i)) != text.charAt(i)) return Optional.of(described(text, i));
        return Optional.empty();
    }

    /** The same, within a word that has Latin letters as well. */
    public static Optional<String> firstAmongLatin(String text) {
        if (text.chars().allMatch(c -> c < 0x370)) return Optional.empty();
        for (int from = 0; from < text.length(); from++) {
            int to = from;
            boolean latin = false;
            int alike = -1;
            for (; to < text.length() && Character.isLetter(text.charAt(to)); to++) {
                latin |= UnicodeScript.of(text.charAt(to)) == UnicodeScript.LATIN;
                if (alike < 0 && latin(text.charAt(to)) != text.charAt(to)) alike = to;
            }
            if (latin && alike >= 0) return Optional.of(described(text, alike));
            from = to;
        }
        return Optional.empty();
    }

    /** The same, anywhere in a text that has Latin letters as well. */
    public static Optional<String> firstBesideLatin(String text) {
        boolean latin = text.chars().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN);
        return latin ? first(text) : Optional.empty();
    }

    private static String described(String text, int at) {
        var script = UnicodeScript.of(text.charAt(at)) == UnicodeScript.CYRILLIC ? "Cyrillic" : "Greek";
        return "the %s in the %s place is %s".formatted(text.charAt(at), ordinal(at + 1), script);
    }

    private static String ordinal(int number) {
        if (number % 100 / 10 == 1) return number + "th";
        return switch (number % 10) {
            case 1 -> number + "st";
            case 2 -> number + "nd";
            case 3 -> number + "rd";
            default -> number + "th";
        };
    }
}
