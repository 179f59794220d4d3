package io.shelfbell.template;

import java.util.HashSet;
import java.util.Set;

/**
 * What holds at one point of a template.
 *
 * @param given optional names and groups that an #if has found there
 * @param loops variables of the #foreach around it
 */
record Scope(Set<String> given, Set<String> loops) {
    static final Scope TOP = new Scope(Set.of(), Set.of());

    Scope given(Set<String> more) {
        return new Scope(union(given, more), loops);
    }

    Scope loop(String variable) {
        return new Scope(given, union(loops, Set.of(variable)));
    }

    /** Whether the value is there whenever this point is reached. */
    boolean has(Name name) {
        return switch (name.presence()) {
            case ALWAYS, LAYOUT -> true;
            case WITH_ORDER -> given.contains(name.group());
            case OPTIONAL -> given.contains(name.path());
        };
    }

    static Set<String> union(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
