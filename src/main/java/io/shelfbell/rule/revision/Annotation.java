package io.shelfbell.rule.revision;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.UnreadableWorkbook;
import io.shelfbell.rule.workbook.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * An analyst's own file back, with what is wrong as comments on its cells and as a sheet "Findings". The file is edited part by part: a
 * library that loads and saves a whole workbook loses what it does not know, and needs many times the memory.
 */
public final class Annotation {
    private static final String SHEET = "xl/worksheets/findings%d.xml";

    private Annotation() {}

    /**
     * Findings of an earlier annotation go; what people wrote stays.
     *
     * @throws UnreadableWorkbook if the file cannot be taken apart; then the findings must do without it
     */
    public static byte[] annotate(byte[] xlsx, List<Finding> findings) {
        var parts = Parts.unpack(xlsx);
        try {
            clear(parts);
            if (!findings.isEmpty()) add(parts, findings);
        } catch (NumberFormatException | NoSuchElementException e) {
            throw new UnreadableWorkbook("something in it is not what it must be", e);
        }
        return parts.pack();
    }

    private static void clear(Parts parts) {
        var book = Book.of(parts);
        book.tab(Sheet.FINDINGS).ifPresent(tab -> {
            if (!FindingsSheet.isOurs(XmlElement.root(parts.text(tab.part()))))
                throw new UnreadableWorkbook("it has a sheet Findings of its own; rename it");
            var relations = new Relations(parts, tab.part());
            parts.remove(relations.file());
            parts.remove(tab.part());
            new ContentTypes(parts).remove(tab.part());
            book.remove(tab);
        });
        for (var tab : book.tabs()) new SheetRemarks(parts, book, tab).clear();
        new ThreadReplies(parts, book.relations(), book.relations()).forget();
    }

    private static void add(Parts parts, List<Finding> findings) {
        var book = Book.of(parts);
        for (var tab : book.tabs()) {
            var own = findings.stream()
                    .filter(finding -> finding.sheet().equalsIgnoreCase(tab.name()))
                    .toList();
            new SheetRemarks(parts, book, tab).add(Remark.of(own));
        }
        list(parts, book, findings);
    }

    private static void list(Parts parts, Book book, List<Finding> findings) {
        var sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::severity));
        var part = parts.free(SHEET);
        parts.put(part, FindingsSheet.in(parts, book).text(sorted));
        new ContentTypes(parts).add(part, ContentTypes.SHEET);
        book.add(Sheet.FINDINGS, part, filtered(sorted));
    }

    private static String filtered(List<Finding> findings) {
        return FindingsSheet.extent(findings).replaceAll("([A-Z])(\\d+)", "\\$$1\\$$2");
    }
}
