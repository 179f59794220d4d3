package io.shelfbell.rule.classic;

import io.shelfbell.rule.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.drools.decisiontable.parser.ActionType;
import org.jspecify.annotations.Nullable;

/** The words of the classic format, and which of them we do without. */
final class Keyword {
    private static final List<String> SETTINGS = List.of(
            "RuleSet",
            "Import",
            "Dialect",
            "Unit",
            "NumericDisabled",
            "IgnoreNumericFormat",
            "Functions",
            "Variables",
            "Queries",
            "Declare",
            "Sequential",
            "SequentialMinPriority",
            "SequentialMaxPriority",
            "EscapeQuotes");

    private static final Map<String, String> AVOIDED = avoided();

    private Keyword() {}

    private static Map<String, String> avoided() {
        var why = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var order : List.of("PRIORITY", "AGENDA-GROUP", "ACTIVATION-GROUP", "RULEFLOW-GROUP", "AUTO-FOCUS"))
            why.put(order, "rules whose order does not matter");
        for (var order : List.of("Sequential", "SequentialMinPriority", "SequentialMaxPriority"))
            why.put(order, "rules whose order does not matter");
        for (var loop : List.of("NO-LOOP", "LOCK-ON-ACTIVE")) why.put(loop, "rules that change no facts");
        for (var clock : List.of("DURATION", "TIMER", "CALENDARS", "DATE-EFFECTIVE", "DATE-EXPIRES"))
            why.put(clock, "conditions on the facts, as a past decision must have the same answer");
        why.put("Functions", "methods of the facts");
        why.put("Variables", "no globals: everything that is asked about is a fact");
        why.put("Queries", "conditions");
        why.put("Declare", "the facts of the vocabulary");
        why.put("EscapeQuotes", "the default, which keeps a quotation mark in a cell from becoming code");
        return why;
    }

    /** What Drools takes a column header for; null when it refuses it. */
    static ActionType.@Nullable Code meaning(String header) {
        var word = header.toUpperCase(Locale.ROOT);
        var exact = ActionType.getTag2code().get(word);
        return exact == null ? ActionType.getTag2code().get(word.substring(0, 1)) : exact;
    }

    /** Whether a row that begins with it sets something. */
    static boolean isKnown(String setting) {
        return settings().stream().anyMatch(setting::equalsIgnoreCase);
    }

    static String nearest(String setting) {
        return DidYouMean.among(setting, settings());
    }

    private static List<String> settings() {
        var attributes = ActionType.getAttributeCodeSet().stream().map(ActionType.Code::getColHeader);
        return new ArrayList<>(Stream.concat(SETTINGS.stream(), attributes).toList());
    }

    /** What is written instead of it; blank for a word that is welcome. */
    static String instead(String word) {
        return AVOIDED.getOrDefault(word, "");
    }
}
