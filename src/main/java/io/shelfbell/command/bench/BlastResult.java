package io.shelfbell.command.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.shelfbell.command.stage.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * How fast an item's watchers are told.
 *
 * @param blasts in the order in which they were
 * @param ceiling messages a second that the broker publishes with confirms and gives to a consumer, alone
 */
record BlastResult(String version, List<Blast> blasts, double ceiling) implements Outcome {
    private static final int MEASURE = 100_000; // watchers whom the promise is about
    private static final double MOST_SECONDS = 30;
    private static final double MOST_ALERT_MILLIS = 2_000;
    private static final int GROWTH_FROM = 10_000;
    private static final double MOST_GROWTH = 1.5;

    /**
     * One of them.
     *
     * @param seconds from the answered reading to the last message
     * @param alerts of single customers meanwhile, in milliseconds
     * @param cost of a message
     * @param megabytes resident of the service afterwards
     */
    record Blast(int watchers, double seconds, double rate, Spread alerts, Cost cost, long megabytes) {}

    /** The median one of each size. */
    private List<Blast> typical() {
        return blasts.stream()
                .collect(groupingBy(Blast::watchers, TreeMap::new, java.util.stream.Collectors.toList()))
                .values()
                .stream()
                .map(BlastResult::median)
                .toList();
    }

    private static Blast median(List<Blast> some) {
        var sorted = some.stream()
                .sorted(java.util.Comparator.comparingDouble(Blast::seconds))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    /** How much longer a message takes in the slowest size than in the quickest, from 10,000 watchers on. */
    double growth() {
        var each = typical().stream()
                .filter(blast -> blast.watchers() >= GROWTH_FROM)
                .mapToDouble(blast -> blast.seconds() / blast.watchers())
                .summaryStatistics();
        return each.getCount() == 0 ? 1 : each.getMax() / each.getMin();
    }

    @Override
    public boolean passed() {
        return growth() <= MOST_GROWTH
                && typical().stream().allMatch(blast -> blast.alerts().max() < MOST_ALERT_MILLIS)
                && typical().stream().noneMatch(blast -> blast.watchers() == MEASURE && blast.seconds() > MOST_SECONDS);
    }

    @Override
    public String table() {
        return "%10s%10s%10s%10s%24s%10s%10s%8s%n"
                        .formatted(
                                "watchers",
                                "seconds",
                                "a second",
                                "ceiling",
                                "single alerts p50/max",
                                "commits",
                                "WAL bytes",
                                "MB")
                + blasts.stream().map(this::line).collect(joining())
                + String.format(
                        Locale.ROOT,
                        """
                        The broker alone, published and consumed: %.0f a second. Commits and WAL are of a message.
                        %s: %,d watchers within %.0f s, single alerts meanwhile under %.0f ms, and a message costs at most %.1f times as much with more of them (%.2f).
                        """,
                        ceiling,
                        passed() ? "Passed" : "FAILED",
                        MEASURE,
                        MOST_SECONDS,
                        MOST_ALERT_MILLIS,
                        MOST_GROWTH,
                        growth());
    }

    private String line(Blast one) {
        return String.format(
                Locale.ROOT,
                "%,10d%10.1f%10.0f%9.0f%%%14.0f/%.0f ms%10.3f%10.0f%8d%n",
                one.watchers(),
                one.seconds(),
                one.rate(),
                100 * one.rate() / ceiling,
                one.alerts().p50(),
                one.alerts().max(),
                one.cost().commits(),
                one.cost().walBytes(),
                one.megabytes());
    }
}
