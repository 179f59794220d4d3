package io.shelfbell.intake.source;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import java.util.Map.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What we hold of a source's rows, summed up by ranges, and the ranges that were proven to be the same. */
@Repository
class RangeLedger {
    /** As {@link RowDigest} has it. */
    private static final String HASH = """
            ('x' || left(md5(concat_ws(chr(31), on_hand, coalesce(allocated::text, '-'), on_order,
                coalesce((extract(epoch from expected_at at time zone :zone::text) * 1000000)::bigint::text, '-'), sku, location, row_key)), 15))
            ::bit(60)::bigint""";

    private final JdbcClient jdbc;

    RangeLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By range; one without rows is missing. */
    Map<String, RangeSum> sums(String source, int tableNo, int digits, String zone) {
        return jdbc
                .sql("""
                select left(md5(row_key), :digits) as range, count(*) as rows, sum(%s) as hashes from source_row
                where source = :source and table_no = :table group by 1
                """.formatted(HASH))
                .param("digits", digits)
                .param("zone", zone)
                .param("source", source)
                .param("table", tableNo)
                .query((row, n) -> Map.entry(
                        row.getString("range"), new RangeSum(row.getLong("rows"), row.getBigDecimal("hashes"))))
                .list()
                .stream()
                .collect(toMap(Entry::getKey, Entry::getValue));
    }

    /** By key. */
    Map<String, RangeRow> rows(String source, int tableNo, int digits, String zone, Collection<String> ranges) {
        return jdbc
                .sql("""
                select row_key, left(md5(row_key), :digits) as range, %s as hash, sku, location, on_hand, allocated, on_order, expected_at
                from source_row where source = :source and table_no = :table and left(md5(row_key), :digits) = any(:ranges)
                """.formatted(HASH))
                .param("digits", digits)
                .param("zone", zone)
                .param("source", source)
                .param("table", tableNo)
                .param("ranges", ranges.toArray(String[]::new))
                .query((row, n) -> Map.entry(
                        row.getString("row_key"),
                        new RangeRow(row.getString("range"), row.getBigDecimal("hash"), RowLedger.contribution(row))))
                .list()
                .stream()
                .collect(toMap(Entry::getKey, Entry::getValue));
    }

    /** A range that was proven. */
    record Proven(String range, String theirs, String ours) {}

    Map<String, Proven> proven(String source, int tableNo) {
        return jdbc
                .sql("select range, theirs, ours from source_range where source = :source and table_no = :table")
                .param("source", source)
                .param("table", tableNo)
                .query(Proven.class)
                .list()
                .stream()
                .collect(toMap(Proven::range, proven -> proven));
    }

    void prove(String source, int tableNo, Collection<Proven> ranges) {
        if (ranges.isEmpty()) return;
        jdbc.sql("""
                insert into source_range (source, table_no, range, theirs, ours)
                select :source, :table, range, theirs, ours
                from unnest(:ranges::text[], :theirs::text[], :ours::text[]) as r(range, theirs, ours)
                on conflict (source, table_no, range) do update set theirs = excluded.theirs, ours = excluded.ours
                """)
                .param("source", source)
                .param("table", tableNo)
                .param("ranges", ranges.stream().map(Proven::range).toArray(String[]::new))
                .param("theirs", ranges.stream().map(Proven::theirs).toArray(String[]::new))
                .param("ours", ranges.stream().map(Proven::ours).toArray(String[]::new))
                .update();
    }
}
