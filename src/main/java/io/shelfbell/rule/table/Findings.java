package io.shelfbell.rule.table;

import io.shelfbell.rule.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that everything is told at once. Not shared between threads. */
public final class Findings {
    private static final int LIMIT = 1_000;

    private final List<Finding> found = new ArrayList<>();
    private int reported;

    /** Beyond the limit nothing is kept: nobody reads further, and a hostile file must not fill the memory. */
    public void add(Finding finding) {
        reported++;
        if (found.size() < LIMIT) found.add(finding);
    }

    public List<Finding> all() {
        return List.copyOf(found);
    }

    int count() {
        return reported;
    }

    Place at(String file, String sheet) {
        return new Place(this, file, sheet);
    }

    /** A sheet, or a whole file when the sheet is blank. */
    record Place(Findings findings, String file, String sheet) {
        void report(String cell, String code, String found, String expected, String suggestion) {
            findings.add(new Finding(file, sheet, cell, code, found, expected, suggestion));
        }

        void report(SheetCell cell, BadCell bad) {
            report(cell.ref(), bad.code(), quoted(cell), bad.expected(), bad.suggestion());
        }

        static String quoted(SheetCell cell) {
            return cell.isBlank() ? "a blank cell" : "\"" + cell.text() + "\"";
        }

        String cells(String ref) {
            return file + "!" + sheet + "!" + ref;
        }
    }
}
