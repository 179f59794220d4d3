package io.shelfbell.rule;

import io.shelfbell.rule.revision.Annotation;
import io.shelfbell.rule.workbook.TimeLimit;
import java.time.Duration;

/** A workbook with what is wrong with it written where it is wrong, for the analyst to open. */
public final class AnnotatedCopy {
    private AnnotatedCopy() {}

    /**
     * The same file with what its check found as comments on its cells and as a sheet "Findings", and without those of an earlier copy.
     *
     * @param limit after which nobody waits for it any more
     * @throws UnreadableWorkbook if the file was refused or cannot be taken apart; then the findings must be told without it
     */
    public static byte[] of(byte[] workbook, TableCheck check, Duration limit) {
        if (check.refused()) throw new UnreadableWorkbook("it was refused as a whole");
        return TimeLimit.within(limit, () -> Annotation.annotate(workbook, check.findings()))
                .orElseThrow(() -> new UnreadableWorkbook("writing into it takes too long"));
    }
}
