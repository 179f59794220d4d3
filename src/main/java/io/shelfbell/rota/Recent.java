package io.shelfbell.rota;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A look at something that several readers share for a while: the first one after it looks again. */
public final class Recent<T> implements Supplier<T> {
    private final long freshNanos;
    private final Supplier<T> look;
    private @Nullable T last;
    private long lookedNanos;

    public Recent(Duration fresh, Supplier<T> look) {
        this.freshNanos = fresh.toNanos();
        this.look = look;
    }

    @Override
    public synchronized T get() {
        var seen = last;
        if (seen == null || System.nanoTime() - lookedNanos > freshNanos) {
            seen = look.get();
            last = seen;
            lookedNanos = System.nanoTime();
        }
        return seen;
    }
}
