package io.shelfbell.rule.diff;

import io.shelfbell.rule.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects differences. Beyond the limit they are only counted: nobody reads further, and a hostile file must not fill the memory. */
final class Found implements Consumer<Difference> {
    private static final int LIMIT = 10_000;

    private final List<Difference> kept = new ArrayList<>();
    private int more;

    @Override
    public void accept(Difference difference) {
        if (kept.size() < LIMIT) kept.add(difference);
        else more++;
    }

    Comparison.Result result() {
        return new Comparison.Result(kept, more);
    }
}
