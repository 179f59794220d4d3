package io.shelfbell.rule.table;

import io.shelfbell.fact.NearMiss;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A workbook as a fact: typed rows, and per column an index from values to rows. Immutable; any thread may ask it. */
public final class DecisionTable {
    static final String DAY = "Day";

    private final String name;
    private final ReadMe readMe;
    private final Lists lists;
    private final Header header;
    private final List<RuleRow> rows;
    private final List<Column> columns;
    private final long[] all;

    DecisionTable(String name, ReadMe readMe, Header header, Lists lists, List<RuleRow> rows) {
        this.name = name;
        this.readMe = readMe;
        this.lists = lists;
        this.header = header;
        this.rows = List.copyOf(rows);
        this.all = Bits.all(rows.size());
        this.columns = Stream.concat(
                        header.conditions().entrySet().stream().map(c -> Column.of(c.getKey(), c.getValue(), rows)),
                        dates(header))
                .toList();
    }

    /** The row dates are a column like any other, about a term that no fact has: the day. */
    private Stream<Column> dates(Header header) {
        var cells = rows.stream().map(RuleRow::dates).toList();
        if (cells.stream().allMatch(Condition.ANY::equals)) return Stream.empty();
        int position =
                header.column(Header.FROM).or(() -> header.column(Header.UNTIL)).orElse(0);
        return Stream.of(new Column(position, day(), cells, IntervalIndex.of(cells)));
    }

    private FactTerm day() {
        return new FactTerm(DAY, TermType.of(LocalDate.class), "", "2026-12-24", "", false, readMe.question()::day);
    }

    public String name() {
        return name;
    }

    public Question<?, ?> question() {
        return readMe.question();
    }

    public String owner() {
        return readMe.owner();
    }

    public String purpose() {
        return readMe.purpose();
    }

    /** The condition columns by position, without the row dates. */
    public Map<Integer, FactTerm> conditions() {
        return header.conditions();
    }

    /** The outcome columns by position. */
    public Map<Integer, ActionTerm> outcomes() {
        return header.outcomes();
    }

    /** Where {@code From} and {@code Until} stand, if they do. */
    public Map<String, Integer> dateColumns() {
        var dates = new TreeMap<String, Integer>();
        for (var name : List.of(Header.FROM, Header.UNTIL))
            header.column(name).ifPresent(column -> dates.put(name, column));
        return dates;
    }

    /** The rows in the order of the sheet. */
    public List<Row> rows() {
        return rows.stream().map(RuleRow::row).toList();
    }

    /** Whether the "Read me" promises an answer to every case; empty if it does not say. */
    public Optional<Boolean> complete() {
        return readMe.complete();
    }

    /** The values that the sheet "Lists" gives for a term; empty for any. */
    public List<String> allowed(FactTerm term) {
        return lists.of(term.name());
    }

    public HitPolicy policy() {
        return readMe.policy();
    }

    /** The rows with the cells that they were read from, in the order of the sheet. */
    public List<RuleRow> ruleRows() {
        return rows;
    }

    /** The conditions by column, the row dates included. */
    public List<Column> columns() {
        return columns;
    }

    /** The rows that answer about a fact, in the order of the sheet and under the table's hit policy. */
    public List<Row> matching(Object fact) {
        return matching(given(fact));
    }

    /** Whether at least one row answers about a fact. */
    public boolean answersAbout(Object fact) {
        return Bits.next(positions(given(fact)), 0) >= 0;
    }

    private long[] positions(Given given) {
        var matches = all.clone();
        for (var column : columns) column.index().keep(given.value(column.term()), matches);
        return matches;
    }

    List<Row> matching(Given given) {
        var matches = positions(given);
        int first = Bits.next(matches, 0);
        if (first < 0) return List.of();
        if (readMe.policy() == HitPolicy.FIRST || Bits.next(matches, first + 1) < 0) return List.of(row(first));
        return severally(all(matches));
    }

    private List<Row> severally(List<Row> matches) {
        if (readMe.policy() == HitPolicy.COLLECT) return matches;
        var winner = matches.get(0);
        boolean agreed = readMe.policy() == HitPolicy.ANY
                && matches.stream().allMatch(row -> row.action().equals(winner.action()));
        return List.of(agreed ? winner : winner.with(matches.subList(1, matches.size())));
    }

    private List<Row> all(long[] matches) {
        var found = new ArrayList<Row>();
        for (int i = Bits.next(matches, 0); i >= 0; i = Bits.next(matches, i + 1)) found.add(row(i));
        return found;
    }

    private Row row(int position) {
        return rows.get(position).row();
    }

    private Given given(Object fact) {
        if (!readMe.question().fact().isInstance(fact))
            throw new IllegalArgumentException(name + " cannot be asked about a " + fact.getClass());
        return term -> term.read().apply(fact);
    }

    /** The uppermost row of which exactly one cell failed. Rows that failed in more are too far away to explain anything. */
    public Optional<NearMiss> nearest(Object fact) {
        var given = given(fact);
        var beyond = new long[columns.size() + 1][];
        beyond[columns.size()] = all;
        for (int i = columns.size() - 1; i >= 0; i--) beyond[i] = narrowed(i, given, beyond[i + 1]);
        var before = all;
        int row = -1;
        int column = -1;
        for (int i = 0; i < columns.size(); i++) {
            int found = failedOnlyIn(before, beyond[i + 1], beyond[0]);
            if (found >= 0 && (row < 0 || found < row)) {
                row = found;
                column = i;
            }
            before = narrowed(i, given, before);
        }
        return row < 0 ? Optional.empty() : Optional.of(miss(rows.get(row), columns.get(column), given));
    }

    private long[] narrowed(int column, Given given, long[] rows) {
        var narrowed = rows.clone();
        columns.get(column).index().keep(given.value(columns.get(column).term()), narrowed);
        return narrowed;
    }

    /** The first row that all columns before and all columns after allow, and that does not match as a whole. */
    private static int failedOnlyIn(long[] before, long[] after, long[] matching) {
        var rows = before.clone();
        Bits.keep(rows, after);
        Bits.remove(rows, matching);
        return Bits.next(rows, 0);
    }

    private NearMiss miss(RuleRow row, Column column, Given given) {
        var cell = row.sheetRow().cell(column.position());
        var where = row.row().answer().cells();
        return new NearMiss(
                name,
                row.row().id(),
                where.substring(0, where.lastIndexOf('!') + 1) + cell.ref(),
                column.term().name(),
                cell.text(),
                Shown.text(given.value(column.term())));
    }
}
