package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Outcome;
import java.util.Locale;

/**
 * What orders came to while nodes were killed.
 *
 * @param versions of all orders
 * @param deliveries of all versions
 * @param lost deliveries that were acknowledged and are not there, or were not worked on
 * @param missing orders that are not there
 * @param doubled orders and versions that are there more than once
 * @param different orders that are not what their newest version says
 */
record IntakeDrillResult(
        String version,
        int orders,
        int versions,
        int deliveries,
        int kills,
        long seed,
        double seconds,
        long lost,
        long missing,
        long doubled,
        long different)
        implements Outcome {

    @Override
    public boolean passed() {
        return lost == 0 && missing == 0 && doubled == 0 && different == 0 && kills > 0;
    }

    @Override
    public String table() {
        return String.format(
                Locale.ROOT,
                """
                orders %d, versions %d, deliveries %d (seed %d)
                nodes killed with -9      %10d
                seconds                   %10.0f
                acknowledged and lost     %10d
                orders missing            %10d
                orders, versions doubled  %10d
                orders in another state   %10d
                %s: none may be lost or doubled, and every order must be what its newest version says.
                """,
                orders,
                versions,
                deliveries,
                seed,
                kills,
                seconds,
                lost,
                missing,
                doubled,
                different,
                passed() ? "Passed" : "FAILED");
    }
}
