package io.shelfbell.rule;

import io.shelfbell.rule.diff.Comparison;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetCell;
import io.shelfbell.rule.workbook.TimeLimit;
import io.shelfbell.rule.workbook.Xlsx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What two versions of a workbook say differently, whether they could be used or not.
 *
 * @param more how many differences there are beyond the first 10,000
 * @param unreadable why one of them could not be opened at all; then nothing was compared
 */
public record TableDiff(List<Difference> differences, int more, List<Finding> unreadable) {
    /** Far above any honest table: one long text may stand in a million cells and cost nothing in the file. */
    private static final long MAX_CHARACTERS = 16_000_000;

    private static final Duration LIMIT = Duration.ofSeconds(9);

    public TableDiff {
        differences = List.copyOf(differences);
        unreadable = List.copyOf(unreadable);
    }

    /** A workbook and how findings name it. */
    public record Version(String file, byte[] workbook) {}

    /** Whatever the bytes are, it is told within ten seconds. */
    public static TableDiff between(Version before, Version after) {
        return TimeLimit.within(LIMIT, () -> compared(before, after)).orElseGet(() -> tooSlow(after));
    }

    private static TableDiff tooSlow(Version after) {
        var why = Finding.error(
                after.file(), "", "", "TOO_SLOW", "workbooks that take too long to compare", "simpler ones", "");
        return new TableDiff(List.of(), 0, List.of(why));
    }

    private static TableDiff compared(Version before, Version after) {
        var found = new Findings();
        var earlier = open(before, found);
        var later = earlier.isEmpty() ? earlier : open(after, found);
        if (earlier.isEmpty() || later.isEmpty()) return new TableDiff(List.of(), 0, found.all());
        var compared = Comparison.of(earlier.get(), later.get());
        return new TableDiff(compared.differences(), compared.more(), List.of());
    }

    /** What stands in a workbook that can be opened is compared, whatever is wrong with it. */
    private static Optional<Map<String, Sheet>> open(Version version, Findings found) {
        var own = new Findings();
        var sheets = Xlsx.open(version.file(), version.workbook(), own);
        if (sheets.isEmpty()) own.all().forEach(found::add);
        else if (characters(sheets.get()) > MAX_CHARACTERS) {
            found.at(version.file(), "")
                    .report("", "TOO_BIG", "more than 16 million characters", "a table that people can read", "");
            return Optional.empty();
        }
        return sheets;
    }

    private static long characters(Map<String, Sheet> sheets) {
        return sheets.values().stream()
                .flatMap(sheet -> sheet.rows().stream())
                .flatMap(row -> row.cells().values().stream())
                .mapToLong(TableDiff::length)
                .sum();
    }

    private static int length(SheetCell cell) {
        return cell.value() instanceof String text ? text.length() : 1;
    }
}
