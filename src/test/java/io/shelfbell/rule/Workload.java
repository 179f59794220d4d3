package io.shelfbell.rule;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.StockPosition;
import io.shelfbell.rule.table.TestBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;

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

    /** The shop's rule book with the same rows as a classic Drools decision table, and no table of ours for exclusion. */
    RuleBook classicRuleBook(Path folder) throws IOException {
        var copy = RuleBooks.copy(folder);
        Files.delete(copy.tables().resolve("exclusion.xlsx"));
        return copy.rule(
                        "exclusion/workload.drl.xlsx",
                        ClassicBook.xlsx(classic()).edit(this::join).bytes())
                .load();
    }

    /** One candidate has all conditions: a merged cell says so. */
    private void join(Workbook workbook) {
        var sheet = workbook.getSheetAt(0);
        int last = ranges ? 3 : 2;
        for (int i = 1; i <= last; i++) sheet.getRow(4).createCell(i);
        sheet.addMergedRegion(new CellRangeAddress(4, 4, 0, last));
    }

    private String classic() {
        var conditions = ranges ? """
                CONDITION | CONDITION | CONDITION | CONDITION | ACTION
                Candidate |  |  |  |
                recipient.tier == "$param" | recipient.country == "$param" | stock.available >= $1, stock.available < $2 | stock.allocated >= $1, stock.allocated < $2 | insert(new Exclusion("$param"));
                Tier | Country | Available | Allocated | Reason
                """ : """
                CONDITION | CONDITION | CONDITION | ACTION
                Candidate |  |  |
                recipient.tier == "$param" | recipient.country == "$param" | item.category == "$param" | insert(new Exclusion("$param"));
                Tier | Country | Category | Reason
                """;
        return """
                RuleSet | rules.exclusion
                Import | io.shelfbell.fact.Candidate, io.shelfbell.fact.Exclusion
                RuleTable Workload
                """ + conditions + lines().map(this::classicRow).collect(Collectors.joining("\n"));
    }

    private String classicRow(Line line) {
        var condition = ranges
                ? "%d, %d | %d, %d".formatted(line.available, line.availableEnd(), line.allocated, line.allocatedEnd())
                : line.category;
        return String.join(" | ", line.tier, line.country, condition, line.reason());
    }

    private Stream<Line> lines() {
        return IntStream.range(0, rows).mapToObj(this::line);
    }

    private byte[] workbook() {
        var header = ranges ? "Available | Allocated" : "Item category";
        var lines = lines().map(this::row).collect(Collectors.joining("\n"));
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
