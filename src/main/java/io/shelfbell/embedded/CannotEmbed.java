package io.shelfbell.embedded;

import org.jspecify.annotations.Nullable;

/** Why the servers cannot run inside the process, and what the person at the keyboard can do about it. */
final class CannotEmbed extends RuntimeException {
    private final String remedy;

    CannotEmbed(String what, String remedy) {
        this(what, remedy, null);
    }

    CannotEmbed(String what, String remedy, @Nullable Throwable cause) {
        super(what, cause);
        this.remedy = remedy;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }
}
