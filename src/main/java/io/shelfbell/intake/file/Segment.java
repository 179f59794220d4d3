package io.shelfbell.intake.file;

import java.util.List;

/**
 * One segment of an interchange.
 *
 * @param position counted from one
 * @param elements each with its components
 */
record Segment(String tag, long position, List<List<String>> elements) {
    /** An element counted from one, as in the guides; its first component, and empty when it is not there. */
    String at(int element) {
        return at(element, 1);
    }

    String at(int element, int component) {
        if (element > elements.size()) return "";
        var components = elements.get(element - 1);
        return component > components.size()
                ? ""
                : components.get(component - 1).strip();
    }

    int size() {
        return elements.size();
    }

    boolean is(String wanted) {
        return tag.equals(wanted);
    }

    /** As it may have been written. */
    String text() {
        var text = new StringBuilder(tag);
        elements.forEach(components -> text.append('*').append(String.join(":", components)));
        return text.toString();
    }
}
