package io.shelfbell.intake.document;

import java.util.List;

/**
 * One segment of an interchange.
 *
 * @param position counted from one
 * @param elements each with its components
 */
public record Segment(String tag, long position, List<List<String>> elements) {
    /** An element counted from one, as in the guides; its first component, and empty when it is not there. */
    public String at(int element) {
        return at(element, 1);
    }

    public String at(int element, int component) {
        if (element > elements.size()) return "";
        var components = elements.get(element - 1);
        return component > components.size()
                ? ""
                : components.get(component - 1).strip();
    }

    public int size() {
        return elements.size();
    }

    public boolean is(String wanted) {
        return tag.equals(wanted);
    }

    /** As it may have been written. */
    public String text() {
        var text = new StringBuilder(tag);
        elements.forEach(components -> text.append('*').append(String.join(":", components)));
        return text.toString();
    }
}
