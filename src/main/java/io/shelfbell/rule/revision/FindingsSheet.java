package io.shelfbell.rule.revision;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.Severity;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The sheet that lists all findings, a row each with a link to its cell. Its texts stand in its own cells, so that no other part of the
 * workbook changes for them.
 *
 * @param wrapped the number of a style of this workbook that wraps lines; blank if it has none
 */
record FindingsSheet(Dialect dialect, String wrapped, Set<String> sheets) {
    private static final List<String> HEADER =
            List.of("Sheet", "Cell", "Severity", "Code", "Found", "Expected", "Suggestion");
    private static final List<Integer> WIDTHS = List.of(14, 10, 11, 22, 42, 52, 42);
    private static final String FONT = "<rFont val=\"Calibri\"/><family val=\"2\"/>";
    private static final int MAX_LENGTH = 2_000;
    /** By the colour of its tab our sheet is told from one that a person calls the same. */
    private static final String TAB = "FFC00000";

    private static final String TEXT = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="%s"><sheetPr><tabColor rgb="%s"/></sheetPr><dimension ref="%s"/>\
            <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" \
            state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>\
            <sheetFormatPr defaultRowHeight="15"/><cols>%s</cols><sheetData>%s</sheetData>\
            <autoFilter ref="%s"/>%s\
            <pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>\
            <pageSetup orientation="landscape"/></worksheet>""";

    static boolean isOurs(XmlElement sheet) {
        return sheet.children("sheetPr")
                .flatMap(all -> all.children("tabColor"))
                .anyMatch(colour -> colour.attribute("rgb").equalsIgnoreCase(TAB));
    }

    static FindingsSheet in(Parts parts, Book book) {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        book.tabs().forEach(tab -> names.add(tab.name()));
        return new FindingsSheet(book.dialect(), wrapped(parts, book), names);
    }

    /** A plain style that wraps and has no fill and no border of its own. */
    private static String wrapped(Parts parts, Book book) {
        var styles =
                book.relations().ofKind("styles").map(Relations.Relation::part).filter(parts::has);
        if (styles.isEmpty()) return "";
        var formats = XmlElement.root(parts.text(styles.get()))
                .children("cellXfs")
                .flatMap(all -> all.children("xf"))
                .toList();
        for (int i = 0; i < formats.size(); i++) if (isPlainAndWraps(formats.get(i))) return String.valueOf(i);
        return "";
    }

    private static boolean isPlainAndWraps(XmlElement format) {
        var wraps =
                format.child("alignment").map(one -> one.attribute("wrapText")).orElse("");
        return (wraps.equals("1") || wraps.equals("true"))
                && Set.of("", "0").contains(format.attribute("fillId"))
                && Set.of("", "0").contains(format.attribute("borderId"));
    }

    /** The cells that hold something. */
    static String extent(List<Finding> findings) {
        return "A1:" + SheetRow.letter(HEADER.size() - 1) + (findings.size() + 1);
    }

    String text(List<Finding> findings) {
        var rows = new StringBuilder(
                row(1, HEADER.stream().map(name -> bold(name, "FF000000")).toList()));
        for (int i = 0; i < findings.size(); i++) rows.append(row(i + 2, cells(findings.get(i))));
        var extent = extent(findings);
        return TEXT.formatted(dialect.main(), TAB, extent, columns(), rows, extent, links(findings));
    }

    private static String columns() {
        var columns = new StringBuilder();
        for (int i = 0; i < WIDTHS.size(); i++)
            columns.append("<col min=\"%1$d\" max=\"%1$d\" width=\"%2$d\" customWidth=\"1\"/>"
                    .formatted(i + 1, WIDTHS.get(i)));
        return columns.toString();
    }

    private String row(int number, List<String> cells) {
        var style = wrapped.isEmpty() ? "" : " s=\"" + wrapped + "\"";
        var row = new StringBuilder("<row r=\"%d\">".formatted(number));
        for (int i = 0; i < cells.size(); i++)
            row.append("<c r=\"%s%d\"%s t=\"inlineStr\"><is>%s</is></c>"
                    .formatted(SheetRow.letter(i), number, style, cells.get(i)));
        return row.append("</row>").toString();
    }

    private List<String> cells(Finding finding) {
        boolean linked = sheets.contains(finding.sheet());
        return List.of(
                linked ? link(finding.sheet()) : plain(finding.sheet()),
                linked ? link(finding.cell()) : plain(finding.cell()),
                bold(finding.severity().name(), colour(finding.severity())),
                plain(finding.code()),
                plain(finding.found()),
                plain(finding.expected()),
                plain(finding.suggestion()));
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case ERROR -> "FFC00000";
            case WARNING -> "FFB45F06";
            case NOTE -> "FF1F5C99";
        };
    }

    private static String plain(String text) {
        var kept = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + " ...";
        return "<t xml:space=\"preserve\">" + XmlText.excel(kept) + "</t>";
    }

    private static String bold(String text, String colour) {
        return "<r><rPr><b/><sz val=\"11\"/><color rgb=\"%s\"/>%s</rPr>%s</r>".formatted(colour, FONT, plain(text));
    }

    private static String link(String text) {
        return "<r><rPr><u/><sz val=\"11\"/><color rgb=\"FF0563C1\"/>%s</rPr>%s</r>".formatted(FONT, plain(text));
    }

    private String links(List<Finding> findings) {
        var links = new StringBuilder();
        for (int i = 0; i < findings.size(); i++)
            if (sheets.contains(findings.get(i).sheet())) links.append(link(i + 2, findings.get(i)));
        return links.isEmpty() ? "" : "<hyperlinks>" + links + "</hyperlinks>";
    }

    private static String link(int row, Finding finding) {
        var target = "'" + finding.sheet().replace("'", "''") + "'!" + Remark.cell(finding.cell());
        return List.of("A", "B").stream()
                .map(column ->
                        "<hyperlink ref=\"%s%d\" location=\"%s\"/>".formatted(column, row, XmlText.escaped(target)))
                .collect(Collectors.joining());
    }
}
