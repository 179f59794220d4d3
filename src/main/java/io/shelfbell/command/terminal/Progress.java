package io.shelfbell.command.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far a run has come, in one line of a terminal that is written again and again; silent elsewhere. */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 50;

    private final int steps;
    private final @Nullable PrintWriter terminal;
    private final long visibleFrom;
    private int done;
    private boolean shown;

    /** @param terminal null when nobody watches */
    public Progress(int steps, @Nullable PrintWriter terminal) {
        this(steps, terminal, Duration.ZERO);
    }

    /** @param quiet how long nothing is shown, as a short run needs no line of its own */
    public Progress(int steps, @Nullable PrintWriter terminal, Duration quiet) {
        this.steps = steps;
        this.terminal = terminal;
        this.visibleFrom = System.nanoTime() + quiet.toNanos();
        show();
    }

    public void step() {
        done++;
        show();
    }

    /** So many steps are done now. */
    public void at(long steps) {
        done = (int) Math.max(0, Math.min(this.steps, steps));
        show();
    }

    private void show() {
        if (terminal == null || System.nanoTime() < visibleFrom) return;
        shown = true;
        int filled = (int) ((long) WIDTH * done / steps);
        terminal.printf("\r[%s%s] %d/%d", "=".repeat(filled), " ".repeat(WIDTH - filled), done, steps);
        terminal.flush();
    }

    /** Leaves the line as it was. Safe to repeat. */
    @Override
    public void close() {
        if (terminal == null || !shown) return;
        terminal.print("\r" + " ".repeat(WIDTH + 25) + "\r");
        terminal.flush();
    }
}
