package io.shelfbell.access;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who calls, for doors that let some in without a key. */
public final class Caller {
    private Caller() {}

    /** Whether the request came with a key that is ours, or from a user, whatever it allows. */
    public static boolean isKnown() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
    }

    /** Whether the request that this thread works on came with a key, or from a user, that has the scope. */
    public static boolean has(Scope scope) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null
                && who.getAuthorities().stream()
                        .anyMatch(authority -> scope.authority().equals(authority.getAuthority()));
    }
}
