package io.shelfbell.rule.analysis;

import io.shelfbell.rule.table.TestBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A table of eight columns with values, ranges and blanks by chance, always the same chance. */
public final class LargeTable {
    private static final List<String> TIERS = List.of("gold", "silver", "platinum", "standard");
    private static final List<String> OCCASIONS = List.of("BACKORDERED", "LOW_STOCK", "OUT_OF_STOCK", "ETA_CHANGED");

    private LargeTable() {}

    public static TestBook of(int rows, String policy) {
        return TestBook.about("exclusion", policy, rules(rows, new Random(7)));
    }

    private static String rules(int rows, Random random) {
        var lines = new ArrayList<String>();
        lines.add("Id | Recipient country | Item category | Recipient tier | Available | Order value | Local time"
                + " | Occasion | Recipient segment | => Reason");
        for (int i = 0; i < rows; i++)
            lines.add("R-" + i + " | " + String.join(" | ", row(random)) + " | " + "AB".charAt(random.nextInt(2)));
        return String.join("\n", lines);
    }

    private static List<String> row(Random random) {
        int from = random.nextInt(1_000);
        var cells = new ArrayList<>(List.of(
                "C" + random.nextInt(30),
                "K" + random.nextInt(60),
                TIERS.get(random.nextInt(4)),
                from + ".." + (from + random.nextInt(200)),
                ">= " + random.nextInt(500),
                "%02d:00..%02d:30".formatted(random.nextInt(12), 12 + random.nextInt(12)),
                OCCASIONS.get(random.nextInt(4)),
                List.of("vip", "staff", "minor", "press").get(random.nextInt(4))));
        cells.replaceAll(cell -> random.nextInt(5) == 0 ? "-" : cell);
        return cells;
    }
}
