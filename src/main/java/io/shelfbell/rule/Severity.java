package io.shelfbell.rule;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** The file cannot be used. */
    ERROR,
    /** It can be used, but hardly does what its author meant. */
    WARNING,
    /** Worth knowing; nothing needs to be done. */
    NOTE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
