package io.shelfbell.rule.workbook;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;

/** Streams one sheet, and reports what a reader of the sheet could not see: formulas, merged cells, hidden rows and columns. */
final class SheetReader {
    private static final int MAX_ROWS = 20_000;
    private static final int MAX_COLUMNS = 64;

    private final CellValues values;
    private final Findings.Place place;
    private final List<SheetRow> rows = new ArrayList<>();
    private SortedMap<Integer, SheetCell> cells = new TreeMap<>();
    private int row;
    private boolean full;

    SheetReader(CellValues values, Findings.Place place) {
        this.values = values;
        this.place = place;
    }

    Sheet read(InputStream stream) throws XMLStreamException {
        var xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(stream);
        while (xml.hasNext()) event(xml.next(), xml);
        endRow();
        return new Sheet(place.sheet(), List.copyOf(rows));
    }

    /** No workbook has a document type; one that does wants a file or an address fetched. */
    private void event(int event, XMLStreamReader xml) throws XMLStreamException {
        if (event == XMLStreamConstants.DTD) throw new XMLStreamException("a document type definition");
        if (event == XMLStreamConstants.START_ELEMENT) element(xml);
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "col" -> column(xml);
            case "row" -> row(xml);
            case "c" -> cell(xml);
            case "mergeCell" -> merged(attribute(xml, "ref"));
            default -> {}
        }
    }

    private void column(XMLStreamReader xml) {
        int first = Integer.parseInt(attribute(xml, "min")) - 1;
        if (isTrue(attribute(xml, "hidden")) && first < MAX_COLUMNS)
            report(SheetRow.letter(first) + "1", "HIDDEN", "a hidden column", "everything visible");
    }

    private void row(XMLStreamReader xml) {
        endRow();
        var number = attribute(xml, "r");
        row = number.isEmpty() ? row + 1 : Integer.parseInt(number);
        if (isTrue(attribute(xml, "hidden")) && row <= MAX_ROWS)
            report("A" + row, "HIDDEN", "a hidden row", "everything visible");
    }

    private void endRow() {
        if (!cells.isEmpty()) rows.add(new SheetRow(row, cells));
        cells = new TreeMap<>();
    }

    private void cell(XMLStreamReader xml) throws XMLStreamException {
        var ref = attribute(xml, "r");
        int column = ref.isEmpty() ? (cells.isEmpty() ? 0 : cells.lastKey() + 1) : new CellReference(ref).getCol();
        var type = attribute(xml, "t");
        var style = attribute(xml, "s");
        var cell = new SheetCell(SheetRow.letter(column) + row, values.value(type, style, raw(xml, ref)));
        if (!cell.isBlank()) keep(column, cell);
    }

    private void keep(int column, SheetCell cell) {
        if (row <= MAX_ROWS && column < MAX_COLUMNS) cells.put(column, cell);
        else if (!full) {
            full = true;
            report(cell.ref(), "TOO_BIG", "a cell out here", "at most 20,000 rows and 64 columns");
        }
    }

    /** The text within {@code v} or {@code is}; a formula is reported and its last result taken. */
    private String raw(XMLStreamReader xml, String ref) throws XMLStreamException {
        var text = new StringBuilder();
        boolean formula = false;
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                formula = xml.getLocalName().equals("f");
                if (formula) report(ref, "FORMULA", "a formula", "a plain value");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                formula = false;
            } else if (xml.isCharacters() && !formula) text.append(xml.getText());
        }
        return text.toString();
    }

    /** Nothing is read across merged cells in "Read me", so a title may span columns there. */
    private void merged(String range) {
        if (!place.sheet().equals(Sheet.READ_ME)) report(range, "MERGED", "merged cells", "one value in every cell");
    }

    private void report(String cell, String code, String found, String expected) {
        place.report(cell, code, found, expected, "");
    }

    private static String attribute(XMLStreamReader xml, String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static boolean isTrue(String attribute) {
        return attribute.equals("1") || attribute.equals("true");
    }
}
