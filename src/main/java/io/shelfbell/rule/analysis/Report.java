package io.shelfbell.rule.analysis;

import io.shelfbell.rule.Severity;
import io.shelfbell.rule.table.RuleRow;
import io.shelfbell.rule.workbook.Findings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts what was found into words, at the cell where it can be mended. */
final class Report {
    /** More of one kind than a person reads; errors and warnings are all told. */
    private static final int NOTES = 50;

    private final Space space;
    private final Findings.Place place;
    private final Map<String, Integer> notes = new TreeMap<>();

    Report(Space space, Findings.Place place) {
        this.space = space;
        this.place = place;
    }

    void atRow(int row, Severity severity, String code, String found, String expected, String suggestion) {
        at(rule(row).idCell().ref(), severity, code, found, expected, suggestion);
    }

    private void at(String cell, Severity severity, String code, String found, String expected, String suggestion) {
        boolean told = severity != Severity.NOTE || notes.merge(code, 1, Integer::sum) <= NOTES;
        if (told) place.report(severity, cell, code, found, expected, suggestion);
    }

    /** Says how many notes were left out. */
    void end() {
        notes.forEach((code, count) -> {
            if (count > NOTES)
                place.report(
                        Severity.NOTE,
                        "A1",
                        code,
                        (count - NOTES) + " more notes of this kind",
                        "fewer",
                        "mend those that are told and check again");
        });
    }

    void atCell(int row, Axis axis, Severity severity, String code, String found, String expected, String suggestion) {
        at(cell(row, axis), severity, code, found, expected, suggestion);
    }

    private String cell(int row, Axis axis) {
        return rule(row).sheetRow().cell(axis.column().position()).ref();
    }

    String quoted(int row, Axis axis) {
        var text = rule(row).sheetRow().cell(axis.column().position()).text();
        return text.isEmpty() ? "a blank cell" : "\"" + text + "\"";
    }

    /** The first row after the table: where one more would be written. */
    void below(Severity severity, String code, String found, String expected, String suggestion) {
        int last = rule(space.rows().size() - 1).row().number();
        at("A" + (last + 1), severity, code, found, expected, suggestion);
    }

    RuleRow rule(int row) {
        return space.rows().get(row);
    }

    String id(int row) {
        return rule(row).row().id();
    }

    /** For example {@code ROUTE-040, ROUTE-050 and ROUTE-070}. */
    String ids(List<Integer> rows) {
        var ids = rows.stream().map(this::id).toList();
        if (ids.size() == 1) return ids.get(0);
        var last = ids.get(ids.size() - 1);
        return ids.stream().limit(ids.size() - 1L).limit(10).collect(Collectors.joining(", "))
                + (ids.size() > 11 ? ", ... and " : " and ")
                + last;
    }
}
