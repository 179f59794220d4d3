package io.shelfbell.delivery.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a server tells people, up to where the returned mail begins.
 *
 * @param lines without blank ones
 * @param text with them
 * @param rest what came behind: the returned mail, or a whole report that somebody passed on
 */
record Narrative(List<String> lines, String text, String rest) {
    private static final int MOST_LINES = 400;
    private static final int LONGEST_LINE = 1_000;

    private static final Pattern RULED_OFF = Pattern.compile(
            "^\\s*[-|=*_]{2,}.{0,60}\\b(original|returned|unsent|undelivered|copy of|message text|message headers?|header of)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ANNOUNCED = Pattern.compile(
            "^\\s*((message )?headers? follows?|original message( headers?)?( follows?)?|(below is|included is|this is) a copy of (the|your)"
                    + " (original )?(message|mail)( headers?)?)\\W*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER = Pattern.compile(
            "^>?\\s?(Received|Return-Path|DKIM-Signature|X-Originating-IP|X-Received|Message-ID):\\s.*|^From \\S+ .*\\d\\d:\\d\\d.*",
            Pattern.CASE_INSENSITIVE);

    static Narrative of(String text) {
        var lines = new ArrayList<String>();
        int at = 0;
        while (at < text.length() && lines.size() < MOST_LINES) {
            int found = text.indexOf('\n', at);
            int end = found < 0 ? text.length() : found;
            var line = text.substring(at, Math.min(end, at + LONGEST_LINE));
            if (isReturned(line)) return new Narrative(lines, text.substring(0, at), rest(text, line, at, end));
            if (!line.isBlank()) lines.add(line.stripTrailing());
            at = end + 1;
        }
        return new Narrative(lines, text.substring(0, Math.min(at, text.length())), "");
    }

    /** From the header on, not from the line that announces it. */
    private static String rest(String text, String line, int start, int end) {
        return HEADER.matcher(line).matches()
                ? text.substring(start)
                : text.substring(Math.min(end + 1, text.length()));
    }

    private static boolean isReturned(String line) {
        return RULED_OFF.matcher(line).matches()
                || ANNOUNCED.matcher(line).matches()
                || HEADER.matcher(line).matches();
    }
}
