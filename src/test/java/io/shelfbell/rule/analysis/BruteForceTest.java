package io.shelfbell.rule.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Occasion;
import io.shelfbell.rule.Finding;
import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.TestBook;
import io.shelfbell.rule.table.TestedTable;
import io.shelfbell.rule.workbook.Findings;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The analysis against all cases of small random tables, each looked at one by one. */
class BruteForceTest {
    private static final int TABLES = 240;

    /** Terms with cells, and values enough to tell all these cells apart. */
    private record Drawn(List<String> cells, List<@Nullable Object> values) {}

    private static final Map<String, Drawn> TERMS = new LinkedHashMap<>();

    static {
        TERMS.put(
                "Recipient tier",
                new Drawn(
                        List.of("gold", "silver, gold", "not gold", "not silver, gold", "platinum"),
                        Arrays.asList("gold", "silver", "platinum", "bronze", null)));
        TERMS.put(
                "Available",
                new Drawn(
                        List.of("< 0", ">= 0", "0", "1..3", "(1..3)", "not 2", "> 2, < 1", "(2..3)"),
                        numbers("-2", "-1", "0", "1", "2", "3", "4", "5")));
        TERMS.put(
                "Order value",
                new Drawn(
                        List.of(">= 2.5", "< 2.5", "2.5..4", "[2.5..4)", "not >= 4", "< 0"),
                        numbers("0", "1", "2.5", "3", "4", "5", null)));
        TERMS.put(
                "Local time",
                new Drawn(
                        List.of("21:00..08:00", "08:00..21:00", "not 08:00..12:00", "00:00..24:00", "12:00..24:00"),
                        Stream.of("00:00", "07:59", "08:00", "11:59", "12:00", "20:59", "21:00", "23:59")
                                .<Object>map(LocalTime::parse)
                                .toList()));
        TERMS.put(
                "Recipient segment",
                new Drawn(
                        List.of("vip", "staff, vip", "not vip", "not staff, minor", "minor"),
                        List.of(
                                Set.of(),
                                Set.of("vip"),
                                Set.of("staff"),
                                Set.of("minor"),
                                Set.of("vip", "staff"),
                                Set.of("vip", "minor"),
                                Set.of("staff", "minor"),
                                Set.of("vip", "staff", "minor"))));
        TERMS.put(
                "Order is urgent",
                new Drawn(List.of("yes", "no", "not yes", "yes, no"), Arrays.asList(true, false, null)));
        TERMS.put(
                "Occasion",
                new Drawn(List.of("LOW_STOCK", "not LOW_STOCK", "BACKORDERED, OUT_OF_STOCK"), List.of((Object[])
                        Occasion.values())));
    }

    private static List<@Nullable Object> numbers(@Nullable String... texts) {
        return Arrays.stream(texts)
                .<@Nullable Object>map(text -> text == null ? null : new BigDecimal(text))
                .toList();
    }

    static IntStream seeds() {
        return IntStream.range(0, TABLES);
    }

    private final List<List<@Nullable Object>> cases = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("seeds")
    void the_analysis_finds_what_looking_at_every_case_finds(int seed) {
        var random = new Random(seed);
        var policy = List.of("first", "unique", "any", "collect").get(seed % 4);
        var table = table(random, policy);
        enumerate(table, new ArrayList<>());
        var findings = new Findings();
        Analysis.of(new TestedTable(table, List.of()), "t.xlsx", findings, new Budget(1_500_000_000));
        var found = findings.all();
        assertThat(rows(found, "PARTIAL")).isEmpty();
        if (!policy.equals("collect"))
            assertThat(union(rows(found, "SHADOWED"), rows(found, "NEVER_TRUE")))
                    .as("rows that never win")
                    .isEqualTo(neverFirst(table));
        if (policy.equals("first"))
            assertThat(rows(found, "REDUNDANT")).as("redundant").isEqualTo(redundant(table));
        if (policy.equals("unique") || policy.equals("any"))
            assertThat(rows(found, "CONFLICT")).as("conflicts").isEqualTo(overlapping(table, false));
        if (policy.equals("unique") || policy.equals("collect")) {
            var same = overlapping(table, true);
            if (policy.equals("unique")) same.removeAll(overlapping(table, false));
            assertThat(union(rows(found, "OVERLAP"), rows(found, "TWICE")))
                    .as("same")
                    .isEqualTo(same);
        }
        gapsAreWhatNoRowAnswers(table);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_found_with_too_small_a_budget_is_true_as_well(int seed) {
        var random = new Random(seed);
        var policy = List.of("first", "unique", "any").get(seed % 3);
        var table = table(random, policy);
        enumerate(table, new ArrayList<>());
        var findings = new Findings();
        Analysis.of(new TestedTable(table, List.of()), "t.xlsx", findings, new Budget(random.nextInt(150)));
        assertThat(neverFirst(table)).containsAll(rows(findings.all(), "SHADOWED"));
        assertThat(overlapping(table, false)).containsAll(rows(findings.all(), "CONFLICT"));
        if (policy.equals("first")) assertThat(redundant(table)).containsAll(rows(findings.all(), "REDUNDANT"));
    }

    private static DecisionTable table(Random random, String policy) {
        var terms = new ArrayList<>(TERMS.keySet());
        Collections.shuffle(terms, random);
        var used = terms.subList(0, 1 + random.nextInt(3));
        var lines = new ArrayList<>(List.of("Id | " + String.join(" | ", used) + " | => Reason"));
        int rows = 1 + random.nextInt(7);
        for (int i = 0; i < rows; i++)
            lines.add("R-" + i + " | "
                    + used.stream().map(term -> cell(term, random)).collect(Collectors.joining(" | ")) + " | "
                    + (random.nextBoolean() ? "A" : "B"));
        return TestBook.about("exclusion", policy, String.join("\n", lines)).table();
    }

    private static String cell(String term, Random random) {
        var cells = TERMS.get(term).cells();
        return random.nextInt(3) == 0 ? "-" : cells.get(random.nextInt(cells.size()));
    }

    private void enumerate(DecisionTable table, List<@Nullable Object> begun) {
        if (begun.size() == table.columns().size()) {
            cases.add(new ArrayList<>(begun));
            return;
        }
        for (var value :
                TERMS.get(table.columns().get(begun.size()).term().name()).values()) {
            begun.add(value);
            enumerate(table, begun);
            begun.remove(begun.size() - 1);
        }
    }

    private static BitSet matching(DecisionTable table, List<@Nullable Object> values) {
        var rows = new BitSet();
        for (int row = 0; row < table.rows().size(); row++) {
            int current = row;
            if (IntStream.range(0, values.size())
                    .allMatch(i -> table.columns().get(i).cells().get(current).allows(values.get(i)))) rows.set(row);
        }
        return rows;
    }

    private Set<Integer> neverFirst(DecisionTable table) {
        var never = IntStream.range(0, table.rows().size()).boxed().collect(Collectors.toCollection(TreeSet::new));
        cases.forEach(values -> never.remove(matching(table, values).nextSetBit(0)));
        return never;
    }

    private Set<Integer> redundant(DecisionTable table) {
        var redundant = new TreeSet<Integer>();
        for (int row = 0; row < table.rows().size(); row++) {
            int current = row;
            if (!neverFirst(table).contains(row)
                    && cases.stream().allMatch(values -> sameWithout(table, values, current))) redundant.add(row);
        }
        return redundant;
    }

    private static boolean sameWithout(DecisionTable table, List<@Nullable Object> values, int row) {
        var rows = matching(table, values);
        var before = action(table, rows);
        rows.clear(row);
        return before.equals(action(table, rows));
    }

    private static Optional<Object> action(DecisionTable table, BitSet rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(action(table, rows.nextSetBit(0)));
    }

    private static Object action(DecisionTable table, int row) {
        return table.rows().get(row).action();
    }

    private Set<Integer> overlapping(DecisionTable table, boolean same) {
        var overlapping = new TreeSet<Integer>();
        for (var values : cases) {
            var rows = matching(table, values);
            for (int low : rows.stream().toArray())
                for (int high : rows.stream().toArray())
                    if (high < low && same == action(table, low).equals(action(table, high))) overlapping.add(low);
        }
        return overlapping;
    }

    private static Set<Integer> rows(List<Finding> findings, String code) {
        return findings.stream()
                .filter(finding -> finding.code().equals(code))
                .map(finding -> Integer.parseInt(finding.cell().replaceAll("\\D", "")) - 2)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> union(Set<Integer> one, Set<Integer> other) {
        one.addAll(other);
        return one;
    }

    private void gapsAreWhatNoRowAnswers(DecisionTable table) {
        var space = new Space(table, new Budget(100_000_000));
        var gaps = Gaps.of(space);
        assertThat(gaps.areMore())
                .as(gaps.all().stream()
                        .map(g -> Sides.words(space.axes(), g.box()))
                        .collect(Collectors.joining("\n")))
                .isFalse();
        for (var values : cases)
            assertThat(gaps.all().stream().anyMatch(gap -> holds(space, gap.box(), values)))
                    .as("%s in a gap", values)
                    .isEqualTo(matching(table, values).isEmpty());
        for (var gap : gaps.all()) {
            var others = gaps.all().stream().filter(other -> other != gap).toList();
            assertThat(cases)
                    .as("a case that only this gap tells")
                    .anyMatch(values -> holds(space, gap.box(), values)
                            && others.stream().noneMatch(other -> holds(space, other.box(), values)));
        }
    }

    private static boolean holds(Space space, Box box, List<@Nullable Object> values) {
        return IntStream.range(0, values.size())
                .allMatch(i -> box.side(i).get(slice(space.axes().get(i), values.get(i))));
    }

    private static int slice(Axis axis, @Nullable Object value) {
        for (int i = 0; i < axis.slices().size(); i++)
            if (holds(axis, axis.slices().get(i), value)) return i;
        throw new AssertionError(value + " is in no slice of " + axis.column().term());
    }

    private static boolean holds(Axis axis, Slice slice, @Nullable Object value) {
        if (value == null) return slice instanceof Slice.Unknown;
        if (slice instanceof Slice.Stretch stretch) return stretch.values().contains(value);
        if (slice instanceof Slice.Other) return true;
        if (value instanceof Set<?> set) {
            var members = axis.slices().stream()
                    .flatMap(each -> each.sample() instanceof Set<?> sample ? sample.stream() : Stream.empty())
                    .collect(Collectors.toSet());
            members.retainAll(set);
            return members.equals(slice.sample());
        }
        return value.equals(slice.sample());
    }
}
