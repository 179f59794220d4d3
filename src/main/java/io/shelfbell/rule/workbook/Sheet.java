package io.shelfbell.rule.workbook;

import java.util.List;
import java.util.Optional;

/** A sheet's rows that hold something, from the top. */
public record Sheet(String name, List<SheetRow> rows) {
    public static final String READ_ME = "Read me";
    public static final String RULES = "Rules";
    public static final String EXAMPLES = "Examples";
    public static final String LISTS = "Lists";
    /** Written by the check into a copy of the workbook; never read. */
    public static final String FINDINGS = "Findings";

    public Optional<SheetRow> header() {
        return rows.stream().findFirst();
    }

    public List<SheetRow> body() {
        return rows.isEmpty() ? rows : rows.subList(1, rows.size());
    }
}
