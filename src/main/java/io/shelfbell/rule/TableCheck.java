package io.shelfbell.rule;

import io.shelfbell.rule.analysis.Analysis;
import io.shelfbell.rule.table.TableReader;
import io.shelfbell.rule.table.TestedTable;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.TimeLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be told about one workbook: what is wrong with its cells, whether its examples hold and what its rows leave open.
 * Whatever the bytes are, it is told within ten seconds.
 *
 * @param coverage empty when the rows cannot be read, or are too many to tell
 * @param refused whether the file as a whole was, so that nothing can be told at its cells
 */
public record TableCheck(List<Finding> findings, Optional<Coverage> coverage, boolean refused) {
    /** Reading has a limit of its own, below these; the analysis has what is left, and ends by itself when it sees that the time is up. */
    private static final Duration ANALYSED = Duration.ofMillis(8_500);

    private static final Duration ABANDONED = Duration.ofMillis(9_500);

    public TableCheck {
        findings = List.copyOf(findings);
    }

    /**
     * Whether the file is a workbook by its name. Only .xlsx is read; a table that somebody saved as something else must not lie beside
     * the others and do nothing without a word.
     */
    public static boolean isWorkbook(String file) {
        return TableReader.isWorkbook(file);
    }

    /** Of a file that was not even opened, for this reason. */
    public static TableCheck refused(Finding why) {
        return new TableCheck(List.of(why), Optional.empty(), true);
    }

    /** The workbook alone, as if there were no others. */
    public static TableCheck of(String file, byte[] workbook) {
        return of(file, workbook, new TakenIds());
    }

    /**
     * The workbook beside others of its question.
     *
     * @param file how the findings name it
     * @param taken the ids of the others, to which its own are added
     */
    public static TableCheck of(String file, byte[] workbook, TakenIds taken) {
        long begin = System.nanoTime();
        var findings = new Findings();
        var tested = TableReader.test(file, workbook, findings);
        boolean refused = tested.isEmpty() && findings.all().stream().anyMatch(TableCheck::isAboutTheFile);
        tested.ifPresent(found -> taken.take(found.table(), findings));
        var coverage = tested.flatMap(table -> analysed(table, file, findings, begin));
        return new TableCheck(findings.all(), coverage, refused);
    }

    private static boolean isAboutTheFile(Finding finding) {
        return finding.isError() && finding.sheet().isEmpty() && !finding.code().equals(Findings.MORE);
    }

    /** The analysis counts its work and ends by itself; the time is for machines that are too busy. */
    private static Optional<Coverage> analysed(TestedTable table, String file, Findings findings, long begin) {
        var more = new Findings();
        var limit = left(ANALYSED, begin);
        var coverage = TimeLimit.within(left(ABANDONED, begin), () -> Analysis.of(table, file, more, limit));
        if (coverage.isPresent()) findings.addAll(more);
        else
            findings.add(new Finding(
                    file,
                    "",
                    "",
                    Severity.WARNING,
                    "NOT_ANALYSED",
                    "no time for the analysis of gaps and overlaps",
                    "a smaller table or an idle machine",
                    "check it again"));
        return coverage.flatMap(told -> told);
    }

    private static Duration left(Duration limit, long begin) {
        return limit.minusNanos(System.nanoTime() - begin);
    }
}
