package io.shelfbell.intake.source;

import org.jspecify.annotations.Nullable;

/**
 * Why a source cannot be read, or not well.
 *
 * @param fix the statement that mends it, for somebody who may
 * @param fatal whether it cannot be read at all
 */
public record Obstacle(String message, @Nullable String fix, boolean fatal) {
    public static Obstacle fatal(String message, @Nullable String fix) {
        return new Obstacle(message, fix, true);
    }

    public static Obstacle warning(String message, @Nullable String fix) {
        return new Obstacle(message, fix, false);
    }

    @Override
    public String toString() {
        return fix == null ? message : message + " Fix: " + fix;
    }
}
