package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Outcome;
import java.util.Locale;

/**
 * What a warehouse's history came to while nodes were killed.
 *
 * @param seconds from its first change until the last one was seen
 * @param differing rows whose position is not the warehouse's
 * @param calm occasions of the same history, undisturbed
 * @param killed occasions while nodes were killed
 * @param unlike items whose occasions are not the same, in the same order
 */
record CdcDrillResult(
        String version,
        int changes,
        int kills,
        long seed,
        double seconds,
        int rows,
        long differing,
        long calm,
        long killed,
        long unlike)
        implements Outcome {

    @Override
    public boolean passed() {
        return differing == 0 && unlike == 0 && calm > 0 && kills > 0;
    }

    @Override
    public String table() {
        return String.format(
                Locale.ROOT,
                """
                %-56s%10d
                %-56s%10d
                %-56s%10.0f
                %-56s%10d
                %-56s%10d
                %-56s%10d
                %-56s%10d
                %-56s%10d
                %-56s%10d

                %s: every row must be the warehouse's, and every item's occasions those of the undisturbed run.
                """,
                "changes",
                changes,
                "nodes killed with -9",
                kills,
                "seconds",
                seconds,
                "rows",
                rows,
                "  of these other than the warehouse's",
                differing,
                "occasions, undisturbed",
                calm,
                "occasions, killed",
                killed,
                "  items whose occasions differ",
                unlike,
                "seed",
                seed,
                passed() ? "Passed" : "FAILED");
    }
}
