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
        return lookUp(given(fact)).next(0) >= 0;
    }

    private LookUp lookUp(Given given) {
        return LookUp.of(given, columns, all);
    }

    List<Row> matching(Given given) {
        var matches = lookUp(given);
        int first = matches.next(0);
        if (first < 0) return List.of();
        if (readMe.policy() == HitPolicy.FIRST || matches.next(first + 1) < 0) return List.of(row(first));
        return severally(all(matches, first));
    }

    private List<Row> severally(List<Row> matches) {
        if (readMe.policy() == HitPolicy.COLLECT) return matches;
        var winner = matches.get(0);
        boolean agreed = readMe.policy() == HitPolicy.ANY
                && matches.stream().allMatch(row -> row.action().equals(winner.action()));
        return List.of(agreed ? winner : winner.with(matches.subList(1, matches.size())));
    }

    private List<Row> all(LookUp matches, int first) {
        var found = new ArrayList<Row>();
        for (int i = first; i >= 0; i = matches.next(i + 1)) found.add(row(i));
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
        var lookUp = lookUp(given);
        int row = lookUp.nearest();
        return row < 0 ? Optional.empty() : Optional.of(miss(rows.get(row), columns.get(lookUp.refusing(row)), given));
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
