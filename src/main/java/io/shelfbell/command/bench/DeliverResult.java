package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Outcome;
import java.util.Locale;
import java.util.Map;

/**
 * What became of the messages, by set arithmetic over the provider's ledger and the service's word.
 *
 * @param wanted messages that were to be delivered
 * @param taken those that the provider took at least once
 * @param lost those that nobody took
 * @param doubled those that were taken more than once
 * @param ambiguous those of the doubled whose first answer was lost, and which the service counted
 * @param sent those that the service says were taken
 * @param events what the provider did, by name
 * @param kills how often a node was killed with signal 9
 * @param seconds from the reading to the last message
 */
record DeliverResult(
        String version,
        int wanted,
        long taken,
        long lost,
        long doubled,
        long ambiguous,
        long sent,
        Map<String, Long> events,
        int kills,
        long seed,
        double seconds)
        implements Outcome {

    private static final double LEAST_SHARE = 0.995;

    double share() {
        return (double) taken / wanted;
    }

    long unexpected() {
        return doubled - ambiguous;
    }

    @Override
    public boolean passed() {
        return share() >= LEAST_SHARE && lost == 0 && unexpected() == 0 && sent == taken;
    }

    @Override
    public String table() {
        var table = new StringBuilder();
        table.append(line("messages wanted", wanted))
                .append(line("taken by the provider", taken))
                .append(line("sent, as the service says", sent))
                .append(line("lost", lost))
                .append(line("doubled", doubled))
                .append(line("  of these ambiguous: the answer was lost, and counted", ambiguous))
                .append(line("  of these unexpected", unexpected()));
        events.forEach((event, count) -> table.append(line("provider: " + event, count)));
        return table.append(line("node killed with -9", kills))
                .append(line("seed", seed))
                .append(
                        "%n%s: %.2f %% delivered, and it must be at least %.1f %% with none lost and none doubled unexpectedly; %.0f s.%n"
                                .formatted(passed() ? "Passed" : "FAILED", 100 * share(), 100 * LEAST_SHARE, seconds))
                .toString();
    }

    private static String line(String what, long count) {
        return String.format(Locale.ROOT, "%-56s%10d%n", what, count);
    }
}
