package io.shelfbell.intake.source;

import java.time.Duration;

/**
 * How many changes one of our transactions takes: few at first, twice as many while that is quick, half as many when it is slow. However
 * slow a node is, and however soon it dies, something is committed.
 */
final class Pace {
    private static final int LEAST = 50;
    private static final int MOST = 4_096;
    private static final Duration QUICK = Duration.ofMillis(200);
    private static final Duration SLOW = Duration.ofMillis(800);

    private int changes = LEAST;

    boolean isEnough(int taken) {
        return taken >= changes;
    }

    /** Small ones say nothing about large ones. */
    void took(int taken, Duration time) {
        if (time.compareTo(SLOW) > 0) changes = Math.max(LEAST, changes / 2);
        else if (isEnough(taken) && time.compareTo(QUICK) < 0) changes = Math.min(MOST, changes * 2);
    }
}
