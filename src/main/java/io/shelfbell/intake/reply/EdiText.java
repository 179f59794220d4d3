package io.shelfbell.intake.reply;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Segments one after the other, in the usual separators of X12 or EDIFACT. */
final class EdiText {
    private final StringBuilder text = new StringBuilder();
    private final boolean x12;
    private int segments;

    private EdiText(boolean x12) {
        this.x12 = x12;
    }

    static EdiText x12() {
        return new EdiText(true);
    }

    static EdiText edifact() {
        return new EdiText(false);
    }

    /** @param elements texts, or lists of components; what is empty at the end is left out */
    EdiText segment(String tag, Object... elements) {
        var line = new StringBuilder(tag);
        for (var element : elements) line.append(x12 ? '*' : '+').append(element(element));
        int end = line.length();
        while (line.charAt(end - 1) == (x12 ? '*' : '+')) end--;
        text.append(line, 0, end).append(x12 ? '~' : '\'');
        segments++;
        return this;
    }

    /** As it stands: the header of an interchange in X12 has a length of its own. */
    EdiText raw(String segment) {
        text.append(segment);
        return this;
    }

    /** From here on segments are counted, as a message's trailer says how many it has. */
    EdiText count() {
        segments = 0;
        return this;
    }

    /** Those so far, and the trailer. */
    int withTrailer() {
        return segments + 1;
    }

    private String element(Object element) {
        if (!(element instanceof List<?> components)) return plain(String.valueOf(element));
        int last = components.size();
        while (last > 0 && String.valueOf(components.get(last - 1)).isEmpty()) last--;
        return components.subList(0, last).stream()
                .map(component -> plain(String.valueOf(component)))
                .collect(joining(x12 ? ">" : ":"));
    }

    /** X12 has no way to write a separator in a text; EDIFACT releases it. */
    private String plain(String value) {
        var line = value.replaceAll("[\\p{Cntrl}]", " ").strip();
        return x12 ? line.replaceAll("[*~>^]", " ").strip() : line.replaceAll("([?+:'])", "?$1");
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
