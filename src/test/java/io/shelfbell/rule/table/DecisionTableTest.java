package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shelfbell.fact.Exclusion;
import io.shelfbell.fact.NearMiss;
import io.shelfbell.rule.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTableTest {
    private static final String OVERLAPPING = """
            Id  | Recipient tier | Available | => Reason
            X-1 | gold           |           | A
            X-2 | gold, silver   | >= 3      | A
            X-3 |                | 4         | %s
            X-4 | platinum       |           | B""";

    private static DecisionTable table(String policy, String last) {
        return TestBook.about("exclusion", policy, OVERLAPPING.formatted(last)).table();
    }

    private static List<Row> gold(DecisionTable table) {
        return table.matching(Facts.watcher(Facts.recipient("gold")));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            POLICY  | LAST | ANSWERS       | CONFLICTS
            first   | A    | X-1           |
            collect | A    | X-1, X-2, X-3 |
            unique  | A    | X-1           | X-2, X-3
            any     | A    | X-1           |
            any     | B    | X-1           | X-2, X-3""")
    void the_hit_policy_decides_between_rows(String policy, String last, String answers, String conflicts) {
        var rows = gold(table(policy, last));
        assertThat(ids(rows)).isEqualTo(answers);
        assertThat(ids(rows.get(0).conflicts())).isEqualTo(conflicts == null ? "" : conflicts);
    }

    private static String ids(List<Row> rows) {
        return String.join(", ", rows.stream().map(Row::id).toList());
    }

    @Test
    void a_row_has_its_action_ready_and_says_where_it_stands() {
        var row = gold(table("first", "A")).get(0);
        assertThat(row.action()).isEqualTo(new Exclusion("A"));
        assertThat(row.answer().cells()).isEqualTo("t.xlsx!Rules!A2:D2");
        assertThat(row.number()).isEqualTo(2);
    }

    @Test
    void a_table_refuses_another_questions_fact() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table("first", "A").matching(Facts.change(1, 0, 0, 0, 0)));
    }

    @Test
    void a_column_that_nobody_coded_for_just_works() {
        var rules = "Id | Item brand | Lead time | => Reason\nX-1 | Nordlys | >= 14 | SLOW";
        var table = TestBook.about("exclusion", "first", rules).table();
        assertThat(gold(table)).extracting(Row::id).containsExactly("X-1");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19T23:59:59Z, false",
        "2026-11-20T00:00:00Z, true",
        "2026-11-30T23:59:59Z, true",
        "2026-12-01T00:00:00Z, false"
    })
    void a_row_holds_from_its_first_to_its_last_day(Instant at, boolean holds) {
        var rules = "Id | From | Until | => Reason\nX-1 | 2026-11-20 | 2026-11-30 | SALE";
        var table = TestBook.about("exclusion", "first", rules).table();
        assertThat(table.answersAbout(Facts.watcher(Facts.recipient("gold")).at(at)))
                .isEqualTo(holds);
    }

    @Test
    void the_nearest_row_failed_in_one_cell() {
        var rules = "Id | Recipient tier | Available | => Reason\nX-1 | gold | < 0 | A\nX-2 | silver | >= 4 | A";
        var table = TestBook.about("exclusion", "first", rules).table();
        assertThat(table.nearest(Facts.watcher(Facts.recipient("gold"))))
                .contains(new NearMiss("t", "X-1", "t.xlsx!Rules!C2", "Available", "< 0", "4"));
        assertThat(table.nearest(Facts.watcher(Facts.recipient("silver")).at(Facts.MONDAY_NOON)))
                .isEmpty();
        assertThat(table.nearest(Facts.watcher(Facts.recipient("standard"))))
                .contains(new NearMiss("t", "X-2", "t.xlsx!Rules!B3", "Recipient tier", "silver", "standard"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_random_table_answers_as_its_cells(long seed) {
        var random = new Random(seed);
        var rules = new StringBuilder("Id | Recipient tier | Available | => Reason\n");
        for (int i = 0; i < 100; i++)
            rules.append("X-%d | %s | %s | R%d%n".formatted(i, tier(random), stock(random), i));
        var table = TestBook.about("exclusion", "collect", rules.toString()).table();
        for (var tier : List.of("gold", "silver", "standard", "platinum"))
            for (int stock = -3; stock < 12; stock++) agree(table, tier, stock);
    }

    private static String tier(Random random) {
        return List.of("", "gold", "gold, silver", "not gold", "not gold, silver")
                .get(random.nextInt(5));
    }

    private static String stock(Random random) {
        int from = random.nextInt(8);
        return List.of(
                        "",
                        "" + from,
                        ">= " + from,
                        from + ".." + (from + 3),
                        "not " + from,
                        "[" + from + ".." + (from + 2) + ")")
                .get(random.nextInt(6));
    }

    private static void agree(DecisionTable table, String tier, int stock) {
        Given given = term -> term.name().equals("Available") ? BigDecimal.valueOf(stock) : tier;
        var slow = IntStream.range(0, table.rows().size())
                .filter(i ->
                        table.columns().stream().allMatch(c -> c.cells().get(i).allows(given.value(c.term()))))
                .mapToObj(i -> "X-" + i)
                .toList();
        assertThat(table.matching(given)).extracting(Row::id).isEqualTo(slow);
    }
}
