package io.shelfbell.rule.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.table.TestBook;
import io.shelfbell.rule.table.TestedTable;
import io.shelfbell.rule.workbook.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeTableTest {
    private static final List<String> TIERS = List.of("gold", "silver", "platinum", "standard");
    private static final List<String> OCCASIONS = List.of("BACKORDERED", "LOW_STOCK", "OUT_OF_STOCK", "ETA_CHANGED");

    @ParameterizedTest
    @ValueSource(strings = {"first", "unique", "collect"})
    void two_thousand_rows_of_eight_columns_are_decided_wholly(String policy) {
        var table = TestBook.about("exclusion", policy, rules(new Random(7))).table();
        var findings = new Findings();
        Analysis.of(new TestedTable(table, List.of()), "t.xlsx", findings);
        assertThat(findings.all()).extracting(Finding::code).doesNotContain("PARTIAL");
    }

    private static String rules(Random random) {
        var lines = new ArrayList<String>();
        lines.add("Id | Recipient country | Item category | Recipient tier | Available | Order value | Local time"
                + " | Occasion | Recipient segment | => Reason");
        for (int i = 0; i < 2_000; i++)
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
