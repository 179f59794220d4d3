package io.shelfbell.access;

import org.springframework.security.core.context.SecurityContextHolder;

/** Who calls, for doors that let some in without a key. */
public final class Caller {
    private Caller() {}

    /** Whether the request that this thread works on came with a key, or from a user, that has the scope. */
    public static boolean has(Scope scope) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null
                && who.getAuthorities().stream()
                        .anyMatch(authority -> scope.authority().equals(authority.getAuthority()));
    }
}
