package io.shelfbell.rule;

import io.shelfbell.rule.table.Nearest;
import java.util.Collection;

/** Guesses what somebody meant to type. */
public final class DidYouMean {
    private DidYouMean() {}

    /** {@code did you mean "timing"?}, or blank when nothing is near. */
    public static String among(String typed, Collection<String> options) {
        return Nearest.to(typed, options);
    }
}
