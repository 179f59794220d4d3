package io.shelfbell.rule.workbook;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that everything is told at once. Not shared between threads. */
public final class Findings {
    private static final int LIMIT = 1_000;

    private final List<Finding> found = new ArrayList<>();
    private int errors;

    /** Beyond the limit nothing is kept: nobody reads further, and a hostile file must not fill the memory. */
    public void add(Finding finding) {
        if (finding.isError()) errors++;
        if (found.size() < LIMIT) found.add(finding);
    }

    public List<Finding> all() {
        return List.copyOf(found);
    }

    /** How many errors were found, those beyond the limit included. */
    public int errors() {
        return errors;
    }

    public Place at(String file, String sheet) {
        return new Place(this, file, sheet);
    }

    /** A sheet, or a whole file when the sheet is blank. */
    public record Place(Findings findings, String file, String sheet) {
        public void report(String cell, String code, String found, String expected, String suggestion) {
            report(Severity.ERROR, cell, code, found, expected, suggestion);
        }

        public void report(
                Severity severity, String cell, String code, String found, String expected, String suggestion) {
            findings.add(new Finding(file, sheet, cell, severity, code, found, expected, suggestion));
        }

        public static String quoted(SheetCell cell) {
            return cell.isBlank() ? "a blank cell" : "\"" + cell.text() + "\"";
        }

        public String cells(String ref) {
            return file + "!" + sheet + "!" + ref;
        }
    }
}
