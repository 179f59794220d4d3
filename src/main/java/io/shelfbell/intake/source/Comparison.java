package io.shelfbell.intake.source;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One table, compared: ranges by their sums, and row by row those whose sums differ. Where the source cannot sum up as we do, those whose
 * sums are not what they were when the range was last the same.
 */
final class Comparison {
    private static final int RANGES_AT_ONCE = 16;

    /** So many are no slips any more, and would fill the memory. */
    private static final int MOST_DIFFERENCES = 50_000;

    private final RangeLedger ranges;
    private final String source;
    private final int tableNo;
    private final String name;
    private final ComparedTable theirs;
    private final Runnable page;

    /** @param page told of each page that is read */
    Comparison(RangeLedger ranges, String source, int tableNo, String name, ComparedTable theirs, Runnable page) {
        this.ranges = ranges;
        this.source = source;
        this.tableNo = tableNo;
        this.name = name;
        this.theirs = theirs;
        this.page = page;
    }

    /**
     * What was found.
     *
     * @param differing the ranges of the differences
     */
    record Found(int ranges, int rangesRead, long rowsRead, List<Difference> differences, Set<String> differing) {}

    Found all() throws SQLException {
        var there = theirs.sums();
        var here = ranges.sums(source, tableNo, theirs.digits(), theirs.zone());
        var all = new TreeSet<>(there.keySet());
        all.addAll(here.keySet());
        var proven = theirs.ownReason() == null ? null : ranges.proven(source, tableNo);
        var changed = all.stream()
                .filter(range -> {
                    var theirSum = sum(there, range);
                    var ourSum = sum(here, range);
                    return proven == null ? !theirSum.equals(ourSum) : !isProven(proven.get(range), theirSum, ourSum);
                })
                .toList();
        return read(all.size(), changed);
    }

    private static boolean isProven(RangeLedger.@Nullable Proven proven, RangeSum there, RangeSum here) {
        return proven != null
                && proven.theirs().equals(there.toString())
                && proven.ours().equals(here.toString());
    }

    private static RangeSum sum(Map<String, RangeSum> sums, String range) {
        return sums.getOrDefault(range, RangeSum.NONE);
    }

    /** Only these ranges, row by row. */
    Found read(int all, Collection<String> wanted) throws SQLException {
        var names = List.copyOf(wanted);
        var differences = new ArrayList<Difference>();
        var differing = new LinkedHashSet<String>();
        long rowsRead = 0;
        for (int from = 0; from < names.size(); from += RANGES_AT_ONCE) {
            page.run();
            var some = names.subList(from, Math.min(names.size(), from + RANGES_AT_ONCE));
            var there = theirs.rows(some);
            var here = ranges.rows(source, tableNo, theirs.digits(), theirs.zone(), some);
            rowsRead += there.size();
            compare(there, here, differences, differing);
            if (differences.size() > MOST_DIFFERENCES)
                throw new SourceTrouble(
                        "More than " + MOST_DIFFERENCES + " rows of " + name
                                + " differ. Read everything anew: shelfbell source snapshot " + source,
                        null);
            if (theirs.ownReason() != null) ranges.prove(source, tableNo, proofs(some, there, here, differing));
        }
        return new Found(all, names.size(), rowsRead, differences, differing);
    }

    private void compare(
            Map<String, RangeRow> there,
            Map<String, RangeRow> here,
            Collection<Difference> differences,
            Set<String> differing) {
        var keys = new TreeSet<>(there.keySet());
        keys.addAll(here.keySet());
        for (var key : keys) {
            var one = there.get(key);
            var other = here.get(key);
            if (one != null && one.counts() == null) continue;
            var counts = one == null ? null : one.counts();
            var counted = other == null ? null : other.counts();
            if (Objects.equals(counts, counted)) continue;
            differences.add(new Difference(new RowKey(tableNo, key), name, counted, counts));
            differing.add(Objects.requireNonNull(one == null ? other : one).range());
        }
    }

    private static List<RangeLedger.Proven> proofs(
            List<String> page, Map<String, RangeRow> there, Map<String, RangeRow> here, Set<String> differing) {
        var theirSums = sums(there.values());
        var ourSums = sums(here.values());
        return page.stream()
                .filter(range -> !differing.contains(range))
                .map(range -> new RangeLedger.Proven(
                        range,
                        sum(theirSums, range).toString(),
                        sum(ourSums, range).toString()))
                .toList();
    }

    private static Map<String, RangeSum> sums(Collection<RangeRow> rows) {
        var sums = new HashMap<String, RangeSum>();
        for (var row : rows)
            sums.merge(row.range(), RangeSum.NONE.plus(row.hash()), (was, one) -> was.plus(row.hash()));
        return sums;
    }
}
