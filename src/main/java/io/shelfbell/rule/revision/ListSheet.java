package io.shelfbell.rule.revision;

import io.shelfbell.rule.UnreadableWorkbook;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellReference;

/** The sheet "Lists" of a person's workbook, of which some columns are written anew and the rest of the file stays as it is. */
public final class ListSheet {
    private final Parts parts;
    private final String part;
    private final XmlElement sheet;
    /** The start tags of the rows, and their cells by column, as they are written; rows and columns from 0. */
    private final TreeMap<Integer, String> rows = new TreeMap<>();

    private final Map<Integer, TreeMap<Integer, XmlElement>> old = new TreeMap<>();
    private final Map<Integer, TreeMap<Integer, String>> cells = new TreeMap<>();

    private ListSheet(Parts parts, String part) {
        this.parts = parts;
        this.part = part;
        sheet = XmlElement.root(parts.text(part));
        int row = -1;
        for (var line : data().children("row").toList()) {
            row = line.attribute("r").isEmpty() ? row + 1 : Integer.parseInt(line.attribute("r")) - 1;
            rows.put(row, line.startTag().replaceFirst("\\s*/?>$", ">").replaceFirst("\\s+spans=\"[^\"]*\"", ""));
            read(row, line);
        }
    }

    private void read(int row, XmlElement line) {
        int column = -1;
        for (var cell : line.children("c").toList()) {
            var ref = cell.attribute("r");
            column = ref.isEmpty() ? column + 1 : new CellReference(ref).getCol();
            old.computeIfAbsent(row, ignored -> new TreeMap<>()).put(column, cell);
            cells.computeIfAbsent(row, ignored -> new TreeMap<>())
                    .put(column, cell.text().substring(cell.start(), cell.end()));
        }
    }

    /**
     * The same file with these columns.
     *
     * @param columns header and values by column, from 0
     */
    public static byte[] replace(byte[] xlsx, Map<Integer, Map.Entry<String, List<String>>> columns) {
        var parts = Parts.unpack(xlsx);
        var tab = Book.of(parts).tab(Sheet.LISTS).orElseThrow(() -> new UnreadableWorkbook("no sheet Lists in it"));
        var lists = new ListSheet(parts, tab.part());
        columns.forEach((column, list) -> lists.put(column, list.getKey(), list.getValue()));
        lists.write();
        return parts.pack();
    }

    private void put(int column, String header, List<String> values) {
        cells.values().forEach(row -> row.remove(column));
        cell(0, column, header);
        for (int i = 0; i < values.size(); i++) cell(i + 1, column, values.get(i));
    }

    private void cell(int row, int column, String text) {
        var p = sheet.prefix();
        rows.computeIfAbsent(row, number -> "<%srow r=\"%d\">".formatted(p, number + 1));
        cells.computeIfAbsent(row, ignored -> new TreeMap<>())
                .put(
                        column,
                        "<%1$sc r=\"%2$s%3$d\"%4$s t=\"inlineStr\"><%1$sis><%1$st>%5$s</%1$st></%1$sis></%1$sc>"
                                .formatted(p, SheetRow.letter(column), row + 1, style(row), XmlText.excel(text)));
    }

    /** As the header, or the first value, of the sheet is written now. */
    private String style(int row) {
        var like = old.getOrDefault(Math.min(row, 1), new TreeMap<>()).firstEntry();
        var style = like == null ? "" : like.getValue().attribute("s");
        return style.isEmpty() ? "" : " s=\"" + style + "\"";
    }

    private void write() {
        var p = sheet.prefix();
        var written = new StringBuilder();
        rows.forEach((row, tag) -> {
            written.append(tag);
            cells.getOrDefault(row, new TreeMap<>()).values().forEach(written::append);
            written.append("</").append(p).append("row>");
        });
        var edits = new Edits(sheet.text());
        edits.replace(data().start(), data().end(), "<%1$ssheetData>%2$s</%1$ssheetData>".formatted(p, written));
        sheet.child("dimension").ifPresent(edits::remove);
        parts.put(part, edits.apply());
    }

    private XmlElement data() {
        return sheet.child("sheetData").orElseThrow(() -> new UnreadableWorkbook("a sheet without cells"));
    }
}
