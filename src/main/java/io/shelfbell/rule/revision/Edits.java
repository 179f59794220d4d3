package io.shelfbell.rule.revision;

import java.util.TreeMap;

/** Changes to one text, given by the places of the old text; none may overlap. */
final class Edits {
    private record Change(int until, String instead) {}

    private final String text;
    private final TreeMap<Integer, Change> changes = new TreeMap<>();

    Edits(String text) {
        this.text = text;
    }

    void replace(int from, int until, String instead) {
        changes.put(from, new Change(until, instead));
    }

    /** Several at one place stand in the order in which they came. */
    void insert(int at, String added) {
        changes.merge(
                at,
                new Change(at, added),
                (first, second) -> new Change(Math.max(first.until, second.until), first.instead + second.instead));
    }

    void remove(XmlElement element) {
        replace(element.start(), element.end(), "");
    }

    /** As the last thing in the element. */
    void append(XmlElement element, String added) {
        if (!element.isEmptyTag()) insert(element.close(), added);
        else {
            var tag = element.startTag();
            replace(
                    element.start(),
                    element.end(),
                    tag.substring(0, tag.length() - 2) + ">" + added + "</" + element.name() + ">");
        }
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Exactly, as a part may be large and a builder that grows takes it twice. */
    private int length() {
        int length = text.length();
        for (var change : changes.entrySet())
            length += change.getValue().instead.length() - (change.getValue().until - change.getKey());
        return length;
    }

    String apply() {
        var edited = new StringBuilder(length());
        int from = 0;
        for (var change : changes.entrySet()) {
            edited.append(text, from, change.getKey()).append(change.getValue().instead);
            from = change.getValue().until;
        }
        return edited.append(text, from, text.length()).toString();
    }
}
