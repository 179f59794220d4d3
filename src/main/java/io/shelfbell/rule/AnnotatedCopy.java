package io.shelfbell.rule;

import io.shelfbell.rule.revision.Annotation;
import java.util.List;

/** A workbook with what is wrong with it written where it is wrong, for the analyst to open. */
public final class AnnotatedCopy {
    private AnnotatedCopy() {}

    /**
     * The same file with the findings as comments on its cells and as a sheet "Findings", and without those of an earlier copy.
     *
     * @throws UnreadableWorkbook if the file cannot be taken apart; then the findings must be told without it
     */
    public static byte[] of(byte[] workbook, List<Finding> findings) {
        return Annotation.annotate(workbook, findings);
    }
}
