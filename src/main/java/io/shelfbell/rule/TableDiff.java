package io.shelfbell.rule;

import io.shelfbell.rule.diff.Comparison;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Xlsx;
import java.util.List;

/**
 * What two versions of a workbook say differently, whether they could be used or not.
 *
 * @param unreadable why one of them could not be opened at all; then nothing was compared
 */
public record TableDiff(List<Difference> differences, List<Finding> unreadable) {
    public TableDiff {
        differences = List.copyOf(differences);
        unreadable = List.copyOf(unreadable);
    }

    /** A workbook and how findings name it. */
    public record Version(String file, byte[] workbook) {}

    public static TableDiff between(Version before, Version after) {
        var first = new Findings();
        var second = new Findings();
        var earlier = Xlsx.open(before.file(), before.workbook(), first);
        var later = Xlsx.open(after.file(), after.workbook(), second);
        if (earlier.isPresent() && later.isPresent())
            return new TableDiff(Comparison.of(earlier.get(), later.get()), List.of());
        var why = earlier.isEmpty() ? first : second;
        return new TableDiff(List.of(), why.all());
    }
}
