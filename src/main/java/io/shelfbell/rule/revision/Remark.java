package io.shelfbell.rule.revision;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;

/** What we have to say about one cell. It begins with a line of its own, by which it is found again. */
record Remark(String cell, Severity severity, String text) {
    static final String AUTHOR = "Shelfbell";
    static final String MARK = "\u2014\u2014 Shelfbell \u2014\u2014";

    /** What a person types below it is the person's. */
    static final String END = "\u2014\u2014 end of Shelfbell \u2014\u2014";

    private static final Pattern CELL = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([1-9]\\d{0,6})(?::.*)?");
    private static final int MAX_COLUMNS = 1 << 14;
    private static final int MAX_ROWS = 1 << 20;
    /** A note that nobody would scroll through; the sheet "Findings" tells all. */
    private static final int MAX_LENGTH = 2_000;

    /** By cell; everything about one cell is one remark, the worst first. */
    static Map<String, Remark> of(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .collect(Collectors.groupingBy(
                        finding -> cell(finding.cell()),
                        Collectors.collectingAndThen(Collectors.toList(), Remark::about)));
    }

    private static Remark about(List<Finding> findings) {
        var text = findings.stream().map(Remark::lines).collect(Collectors.joining("\n\n", MARK + "\n", ""));
        var first = findings.get(0);
        var kept = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + " ...";
        return new Remark(cell(first.cell()), first.severity(), kept + "\n" + END);
    }

    private static String lines(Finding finding) {
        var about = finding.cell().contains(":") ? " in " + finding.cell() : "";
        var lines = "%s%s: found %s\nExpected: %s"
                .formatted(
                        finding.severity().name().charAt(0)
                                + finding.severity().name().substring(1).toLowerCase(Locale.ROOT),
                        about,
                        finding.found(),
                        finding.expected());
        return finding.suggestion().isEmpty() ? lines : lines + "\nHint: " + finding.suggestion();
    }

    /** The first cell of a range; the sheet's first when no cell is named. */
    static String cell(String place) {
        var cell = CELL.matcher(place);
        if (!cell.matches() || column(cell) >= MAX_COLUMNS || Integer.parseInt(cell.group(2)) > MAX_ROWS) return "A1";
        return (cell.group(1) + cell.group(2)).toUpperCase(Locale.ROOT);
    }

    private static int column(Matcher cell) {
        return CellReference.convertColStringToIndex(cell.group(1));
    }

    /** From 0. */
    int column() {
        return new CellReference(cell).getCol();
    }

    /** From 0. */
    int row() {
        return new CellReference(cell).getRow();
    }
}
