package io.shelfbell.rule;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.StockPosition;
import io.shelfbell.rule.table.TestBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An exclusion table in which every row answers one case, and candidates for it. Rows differ by tier, country and category or, with
 * ranges, by tier, country and two ranges whose ends are different for every tier and country.
 */
record Workload(int rows, boolean ranges) {
    static final String NOBODY = "nobody";
    private static final int TIERS = 4;
    private static final int COUNTRIES = 10;
    private static final int PEOPLE = TIERS * COUNTRIES;
    private static final int WIDTH = 1_000;

    /** What one row says. Both ranges are closed below and open above. */
    record Line(int id, String tier, String country, String category, int available, int allocated) {
        String reason() {
            return "REASON-" + id;
        }

        int availableEnd() {
            return available + WIDTH;
        }

        int allocatedEnd() {
            return allocated + WIDTH;
        }
    }

    Line line(int i) {
        int person = i % PEOPLE;
        int rest = i / PEOPLE;
        int steps = steps();
        return new Line(
                i,
                tier(person),
                country(person),
                "category-" + rest,
                WIDTH * (rest % steps) + person,
                WIDTH * (rest / steps) + person);
    }

    /** As many steps for one range as for the other. */
    private int steps() {
        return (int) Math.ceil(Math.sqrt((double) rows / PEOPLE));
    }

    private static String tier(int person) {
        return "tier-" + person % TIERS;
    }

    private static String country(int person) {
        return "C" + person / TIERS;
    }

    /** The shop's rule book with this table for exclusion; the folder may be deleted afterwards. */
    RuleBook ruleBook(Path folder) throws IOException {
        return RuleBooks.copy(folder).write("exclusion.xlsx", workbook()).load();
    }

    private byte[] workbook() {
        var header = ranges ? "Available | Allocated" : "Item category";
        var lines = IntStream.range(0, rows).mapToObj(this::line).map(this::row).collect(Collectors.joining("\n"));
        return TestBook.about(
                        "exclusion",
                        "first",
                        "Id | Recipient tier | Recipient country | " + header + " | => Reason\n" + lines)
                .bytes();
    }

    private String row(Line line) {
        var condition = ranges
                ? "[%d..%d) | [%d..%d)"
                        .formatted(line.available, line.availableEnd(), line.allocated, line.allocatedEnd())
                : line.category;
        return "EXCL-%05d | %s | %s | %s | %s".formatted(line.id, line.tier, line.country, condition, line.reason());
    }

    /** Candidates that a row answers, each row as likely as the other. */
    Candidate[] answered(int count) {
        var random = new Random(7);
        return IntStream.range(0, count)
                .mapToObj(i -> candidate(line(random.nextInt(rows)), random.nextInt(WIDTH)))
                .toArray(Candidate[]::new);
    }

    /** Candidates of whom everything fits some row, but nothing all of one: they differ in the tier. */
    Candidate[] unanswered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> line(i % rows))
                .map(line -> new Line(line.id, NOBODY, line.country, line.category, line.available, line.allocated))
                .map(line -> candidate(line, 0))
                .toArray(Candidate[]::new);
    }

    private Candidate candidate(Line line, int within) {
        var usual = Facts.watcher(recipient(line));
        int allocated = line.allocated + within;
        var stock = new StockPosition("SKU", line.available + within + allocated, allocated, 0, null, 3);
        return new Candidate(
                usual.occasion(),
                usual.category(),
                usual.lane(),
                new Item("SKU", "Lamp", line.category, null, null, null, null, null, null, Map.of(), true),
                stock,
                usual.recipient(),
                usual.relation(),
                null,
                usual.at());
    }

    private static Recipient recipient(Line line) {
        return new Recipient(
                "C-1001",
                "Ada",
                null,
                null,
                Locale.GERMANY,
                ZoneId.of("Europe/Berlin"),
                line.country,
                null,
                line.tier,
                Set.of(),
                List.of(),
                Preferences.NONE);
    }
}
