package io.shelfbell.delivery.sms.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Characters that editors put in and that can be written in GSM 7 bit without a reader's noticing. Letters keep their accents: a name
 * without them is another name.
 */
record Substitutions(String text, List<Substitution> made) {
    private static final Map<Integer, String> SAFE = safe();

    private static Map<Integer, String> safe() {
        var safe = new HashMap<Integer, String>();
        put(safe, "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u02bc\u00b4\u0060\uff07", "'");
        put(safe, "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\uff02", "\"");
        put(safe, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u2022\u00b7\ufe58\ufe63\uff0d", "-");
        put(
                safe,
                "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
                " ");
        put(safe, "\u2028\u2029\u0085\u000b", "\n");
        put(safe, "\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e", "");
        put(safe, "\u2026", "...");
        put(safe, "\u2192", "->");
        put(safe, "\u00d7", "x");
        put(safe, "\u2044", "/");
        put(safe, "\u2122", "TM");
        put(safe, "\u00a9", "(C)");
        put(safe, "\u00ae", "(R)");
        put(safe, "\u00bd", "1/2");
        put(safe, "\u00bc", "1/4");
        put(safe, "\u00be", "3/4");
        return Map.copyOf(safe);
    }

    private static void put(Map<Integer, String> safe, String characters, String by) {
        characters.codePoints().forEach(c -> safe.put(c, by));
    }

    /** Nothing is substituted in a text that would need UCS-2 all the same. */
    static Substitutions in(String text) {
        if (Gsm7.has(text)) return new Substitutions(text, List.of());
        var seen = new LinkedHashMap<Substitution, Integer>();
        var written = new StringBuilder(text.length());
        for (var cluster : Graphemes.of(text)) {
            var by = Gsm7.has(cluster) ? cluster : by(cluster, seen);
            if (by == null) return new Substitutions(text, List.of());
            written.append(by);
        }
        var made = new ArrayList<Substitution>(seen.size());
        seen.forEach((one, times) -> made.add(new Substitution(one.character(), one.codePoint(), one.by(), times)));
        return new Substitutions(written.toString(), List.copyOf(made));
    }

    /** Null when there is no safe way. A letter and its accent apart (NFD) are the letter with its accent. */
    private static @Nullable String by(String cluster, Map<Substitution, Integer> seen) {
        var composed = Normalizer.normalize(cluster, Normalizer.Form.NFC);
        if (!composed.equals(cluster) && Gsm7.has(composed)) {
            count(seen, cluster, composed);
            return composed;
        }
        var by = new StringBuilder();
        for (int c : cluster.codePoints().toArray()) {
            var one = Character.toString(c);
            var instead = SAFE.get(c);
            if (instead == null && !Gsm7.has(one)) return null;
            if (instead != null) count(seen, one, instead);
            by.append(instead == null ? one : instead);
        }
        return by.toString();
    }

    private static void count(Map<Substitution, Integer> seen, String character, String by) {
        var names = new StringBuilder();
        character
                .codePoints()
                .forEach(c -> names.append(names.isEmpty() ? "" : " ").append("U+%04X".formatted(c)));
        seen.merge(new Substitution(character, names.toString(), by, 0), 1, Integer::sum);
    }
}
