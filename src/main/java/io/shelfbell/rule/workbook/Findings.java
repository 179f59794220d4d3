package io.shelfbell.rule.workbook;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that everything is told at once. Not shared between threads. */
public final class Findings {
    /** The code of the last finding, which says how many more there were. */
    public static final String MORE = "MORE_FINDINGS";

    private static final int LIMIT = 1_000;
    /** Of a long cell the beginning tells enough. */
    private static final int MAX_LENGTH = 500;

    private final List<Finding> found = new ArrayList<>();
    private int errors;
    private int more;
    private int moreErrors;
    private String last = "";

    /** Beyond the limit findings are only counted: nobody reads further, and a hostile file must not fill the memory. */
    public void add(Finding finding) {
        if (finding.isError()) errors++;
        if (found.size() < LIMIT) found.add(cut(finding));
        else {
            more++;
            if (finding.isError()) moreErrors++;
            last = finding.file();
        }
    }

    /** Takes over what another collection found. */
    public void addAll(Findings others) {
        others.found.forEach(this::add);
        errors += others.moreErrors;
        more += others.more;
        moreErrors += others.moreErrors;
        if (others.more > 0) last = others.last;
    }

    private static Finding cut(Finding f) {
        if (f.found().length() + f.expected().length() + f.suggestion().length() <= MAX_LENGTH) return f;
        return new Finding(
                f.file(),
                f.sheet(),
                f.cell(),
                f.severity(),
                f.code(),
                cut(f.found()),
                cut(f.expected()),
                cut(f.suggestion()));
    }

    private static String cut(String words) {
        return words.length() <= MAX_LENGTH ? words : words.substring(0, MAX_LENGTH) + " ...";
    }

    /** All that was kept, and a last one that says how many more there were. */
    public List<Finding> all() {
        if (more == 0) return List.copyOf(found);
        var all = new ArrayList<>(found);
        all.add(new Finding(
                last,
                "",
                "",
                moreErrors > 0 ? Severity.ERROR : Severity.WARNING,
                MORE,
                more + " more findings",
                "fewer",
                "put these right and check again"));
        return List.copyOf(all);
    }

    /** How many errors were found, those beyond the limit included. */
    public int errors() {
        return errors;
    }

    /** Whether further findings are only counted, so that words about them are wasted. */
    public boolean isFull() {
        return found.size() >= LIMIT;
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
