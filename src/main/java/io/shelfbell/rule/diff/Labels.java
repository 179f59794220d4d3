package io.shelfbell.rule.diff;

import io.shelfbell.rule.Difference;
import io.shelfbell.rule.Difference.Kind;
import io.shelfbell.rule.workbook.Sheet;
import java.util.LinkedHashSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What {@code Read me} says differently. */
record Labels(About before, About after) {

    void compare(Consumer<Difference> found) {
        var labels = new LinkedHashSet<>(after.lines().keySet());
        labels.addAll(before.lines().keySet());
        for (var label : labels) {
            var was = before.lines().get(label);
            var is = after.lines().get(label);
            var here = is == null ? was : is;
            if (here == null || was != null && is != null && was.value().equals(is.value())) continue;
            found.accept(new Difference(
                    Kind.LABEL_CHANGED,
                    Sheet.READ_ME,
                    "",
                    here.cell(),
                    here.label(),
                    was == null ? null : was.value(),
                    is == null ? null : is.value(),
                    "Read me: " + sentence(here.label(), was, is)));
        }
    }

    private static String sentence(String label, About.@Nullable Line was, About.@Nullable Line is) {
        if (was == null && is != null) return "%s is %s (a new label)".formatted(label, shown(is));
        if (is == null && was != null) return "%s was %s (the label is gone)".formatted(label, shown(was));
        return was == null || is == null ? label : "%s was %s, is now %s".formatted(label, shown(was), shown(is));
    }

    private static String shown(About.Line line) {
        return Words.shown(line.value(), line.value().contains(" "));
    }
}
