package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {

    private static void agree(ColumnIndex index, List<Condition> column, @Nullable Object value) {
        var rows = index.allowing(value);
        for (int i = 0; i < column.size(); i++)
            assertThat(Bits.has(rows, i))
                    .as("%s of %s", value, column.get(i))
                    .isEqualTo(column.get(i).allows(value));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void intervals_answer_as_the_cells_themselves(long seed) {
        var random = new Random(seed);
        var column = IntStream.range(0, 1 + random.nextInt(150))
                .mapToObj(i -> ordered(random, 30))
                .toList();
        var index = ColumnIndex.of(Kind.NUMBER, column);
        agree(index, column, null);
        for (int i = -4; i < 70; i++) agree(index, column, BigDecimal.valueOf(5L * i, 1));
    }

    private static Condition ordered(Random random, int bound) {
        int kind = random.nextInt(5);
        if (kind == 0) return Condition.ANY;
        var intervals = new ArrayList<Interval>();
        for (int i = 0; i <= random.nextInt(3); i++) intervals.add(interval(random, bound));
        var within = new Condition.Within(intervals);
        return kind == 1 ? new Condition.Not(within) : within;
    }

    private static Interval interval(Random random, int bound) {
        int from = random.nextInt(bound);
        int to = from + random.nextInt(5);
        return new Interval(
                random.nextInt(6) == 0 ? null : BigDecimal.valueOf(from),
                to == from || random.nextBoolean(),
                random.nextInt(6) == 0 ? null : BigDecimal.valueOf(to),
                to == from || random.nextBoolean());
    }

    @Test
    void a_column_with_very_many_ends_answers_as_its_cells() {
        var random = new Random(42);
        var column = IntStream.range(0, 8_000)
                .mapToObj(i -> (Condition) new Condition.Within(List.of(interval(random, 100_000))))
                .toList();
        var index = ColumnIndex.of(Kind.NUMBER, column);
        for (int i = 0; i < 60; i++) agree(index, column, BigDecimal.valueOf(random.nextInt(100_000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void values_answer_as_the_cells_themselves(long seed) {
        var random = new Random(seed);
        var words = List.of("a", "b", "c", "d", "e");
        var column = IntStream.range(0, 1 + random.nextInt(150))
                .mapToObj(i -> values(random, words))
                .toList();
        var index = ColumnIndex.of(Kind.TEXT, column);
        agree(index, column, null);
        for (var word : List.of("a", "b", "c", "d", "e", "unheard of")) agree(index, column, word);
        for (var many : List.of(Set.of(), Set.of("a"), Set.of("a", "b"), Set.of("c", "d", "e", "unheard of")))
            agree(index, column, many);
    }

    private static Condition values(Random random, List<String> words) {
        int kind = random.nextInt(4);
        if (kind == 0) return Condition.ANY;
        var named = new Condition.OneOf(Set.of(words.get(random.nextInt(2)), words.get(2 + random.nextInt(3))));
        return kind == 1 ? new Condition.Not(named) : named;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_look_up_finds_the_rows_that_one_by_one_would_find(long seed) {
        var random = new Random(seed);
        int rows = 1 + random.nextInt(200);
        var columns = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> IntStream.range(0, rows)
                        .mapToObj(row -> ordered(random, 30))
                        .toList())
                .toList();
        for (int i = 0; i < 60; i++) {
            var values = columns.stream()
                    .map(c -> (Object) BigDecimal.valueOf(random.nextInt(36)))
                    .toList();
            var lookUp = new LookUp(Bits.all(rows), sets(columns, values));
            assertThat(matches(lookUp)).isEqualTo(rowsRefused(columns, values, 0));
            assertThat(lookUp.nearest()).isEqualTo(first(rowsRefused(columns, values, 1)));
            if (lookUp.nearest() >= 0) {
                int column = lookUp.refusing(lookUp.nearest());
                assertThat(columns.get(column).get(lookUp.nearest()).allows(values.get(column)))
                        .isFalse();
            }
        }
    }

    private static long[][] sets(List<List<Condition>> columns, List<Object> values) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> ColumnIndex.of(Kind.NUMBER, columns.get(i)).allowing(values.get(i)))
                .toArray(long[][]::new);
    }

    private static List<Integer> matches(LookUp lookUp) {
        return IntStream.iterate(lookUp.next(0), row -> row >= 0, row -> lookUp.next(row + 1))
                .boxed()
                .toList();
    }

    private static List<Integer> rowsRefused(List<List<Condition>> columns, List<Object> values, int times) {
        return IntStream.range(0, columns.get(0).size())
                .filter(row -> times
                        == IntStream.range(0, columns.size())
                                .filter(i -> !columns.get(i).get(row).allows(values.get(i)))
                                .count())
                .boxed()
                .toList();
    }

    private static int first(List<Integer> rows) {
        return rows.isEmpty() ? -1 : rows.get(0);
    }
}
