package io.shelfbell.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code $group} or {@code $group.key}; anything longer, with brackets or with an alternative is none.
 *
 * @param quiet written {@code $!}: nothing is inserted where nothing is known
 */
record Reference(String group, @Nullable String key, boolean quiet) {
    private static final Pattern FORM = Pattern.compile("\\$(!?)(?:\\{(\\w+)(?:\\.(\\w+))?}|(\\w+)(?:\\.(\\w+))?)");
    private static final List<String> LOOP_KEYS = List.of("count", "index", "first", "last", "hasNext");
    private static final Set<String> ENTRY_KEYS = Set.of("name", "value");

    static Optional<Reference> of(ASTReference node) {
        var matcher = FORM.matcher(node.literal());
        if (!matcher.matches() || !plain(node)) return Optional.empty();
        boolean braced = matcher.group(2) != null;
        return Optional.of(new Reference(
                braced ? matcher.group(2) : matcher.group(4),
                braced ? matcher.group(3) : matcher.group(5),
                !matcher.group(1).isEmpty()));
    }

    private static boolean plain(ASTReference node) {
        return node.jjtGetNumChildren() == 0
                || node.jjtGetNumChildren() == 1 && node.jjtGetChild(0) instanceof ASTIdentifier;
    }

    /** The model's name; null for a loop's variable, a whole group, and anything unknown. */
    @Nullable
    Name name() {
        return key == null ? null : Name.at(group + "." + key);
    }

    /** The order as a whole, the one group that may be absent. */
    boolean isOrder() {
        return key == null && group.equals(Name.ORDER);
    }

    boolean isOfLoop(Scope scope) {
        if (key == null || scope.loops().isEmpty()) return false;
        return group.equals("foreach")
                ? LOOP_KEYS.contains(key)
                : scope.loops().contains(group) && ENTRY_KEYS.contains(key);
    }

    /** What to write instead. */
    String choices(Scope scope) {
        if (group.equals("foreach") && !scope.loops().isEmpty())
            return "one of $foreach." + String.join(", $foreach.", LOOP_KEYS);
        if (scope.loops().contains(group)) return "$" + group + ".name or $" + group + ".value";
        return Name.choices(group);
    }
}
