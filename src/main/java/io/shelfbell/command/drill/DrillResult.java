package io.shelfbell.command.drill;

import static java.util.stream.Collectors.joining;

import io.shelfbell.command.stage.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a drill showed.
 *
 * @param faults how often each kind struck
 * @param ends of nodes
 * @param recovered seconds from the last fault until nothing was left to do
 * @param left what was not done then
 */
record DrillResult(
        String version,
        long seed,
        int nodes,
        long seconds,
        Map<String, Integer> faults,
        int ends,
        double recovered,
        String left,
        List<Count> counts)
        implements Outcome {
    @Override
    public boolean passed() {
        return Double.isFinite(recovered) && counts.stream().allMatch(Count::isClean);
    }

    @Override
    public String table() {
        return "%-62s%10s%10s%8s%8s%11s%11s%n"
                        .formatted("", "attempted", "told yes", "lost", "doubled", "unexpected", "ambiguous")
                + counts.stream().map(DrillResult::line).collect(joining())
                + String.format(
                        Locale.ROOT,
                        """

                        %d s with %d nodes, seed %d: %d kinds of fault, %d in all (%s); nodes ended %d times
                        recovered by itself %s; left: %s
                        %s: nothing may be lost, doubled or unexpected. "ambiguous" may have been sent twice, and the service counts it.
                        """,
                        seconds,
                        nodes,
                        seed,
                        faults.size(),
                        faults.values().stream().mapToInt(Integer::intValue).sum(),
                        new TreeMap<>(faults)
                                .entrySet().stream()
                                        .map(one -> one.getKey() + " " + one.getValue())
                                        .collect(joining(", ")),
                        ends,
                        Double.isFinite(recovered) ? String.format(Locale.ROOT, "in %.1f s", recovered) : "not at all",
                        left,
                        passed() ? "Passed" : "FAILED");
    }

    private static String line(Count one) {
        return "%-62s%10d%10d%8d%8d%11d%11d%n"
                .formatted(
                        one.what(),
                        one.attempted(),
                        one.acknowledged(),
                        one.lost(),
                        one.doubled(),
                        one.unexpected(),
                        one.ambiguous());
    }
}
