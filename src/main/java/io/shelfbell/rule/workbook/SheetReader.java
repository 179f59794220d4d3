package io.shelfbell.rule.workbook;

import io.shelfbell.rule.Severity;
import java.io.IOException;
import java.util.List;

/** Streams one sheet, and reports what a reader of the sheet could not see: formulas, merged cells, hidden rows and columns. */
final class SheetReader {
    private final CellValues values;
    private final Findings.Place place;
    private final Allowance allowance;
    private final SheetRows rows;

    SheetReader(CellValues values, Findings.Place place, Allowance allowance) {
        this.values = values;
        this.place = place;
        this.allowance = allowance;
        this.rows = new SheetRows(place);
    }

    Sheet read(XmlReader xml) throws IOException {
        for (var event = xml.next(); event != XmlReader.Event.STOP; event = xml.next())
            if (event == XmlReader.Event.START) element(xml);
        return new Sheet(place.sheet(), List.copyOf(rows.all()));
    }

    private void element(XmlReader xml) throws IOException {
        switch (xml.name()) {
            case "col" -> column(xml);
            case "row" -> row(xml);
            case "c" -> cell(xml);
            case "mergeCell" -> merged(xml.attribute("ref"));
            case "extLst" -> xml.skip();
            default -> {}
        }
    }

    private void column(XmlReader xml) throws Refused {
        int first = CellPlace.row(xml.attribute("min")) - 1;
        if (first >= SheetRows.MAX_COLUMNS || !isHidden(xml, "width")) return;
        int last = xml.attribute("max").isEmpty() ? first : CellPlace.row(xml.attribute("max")) - 1;
        var found = last > first ? "hidden columns up to " + SheetRow.letter(last) : "a hidden column";
        report(SheetRow.letter(first) + "1", "HIDDEN", found, "everything visible", "show the columns or delete them");
    }

    private void row(XmlReader xml) throws Refused {
        rows.begin(xml.attribute("r"));
        if (isHidden(xml, "ht") && rows.current() <= SheetRows.MAX_ROWS)
            report(
                    "A" + rows.current(),
                    "HIDDEN",
                    "a hidden row",
                    "everything visible",
                    "clear the filter, or show the row or delete it");
    }

    /** A size of zero hides as well. */
    private static boolean isHidden(XmlReader xml, String size) {
        return isTrue(xml.attribute("hidden")) || xml.attribute(size).matches("0(\\.0*)?");
    }

    private void cell(XmlReader xml) throws IOException {
        int column = rows.column(xml.attribute("r"));
        var ref = SheetRow.letter(column) + rows.current();
        var type = xml.attribute("t");
        var style = xml.attribute("s");
        var raw = RichText.read(xml, "c", formula -> formula(ref, formula));
        if (raw.isEmpty()) return;
        var value = values.value(type, style, raw);
        if (value instanceof String text) {
            if (text.isBlank()) return;
            if (!type.equals("s")) allowance.text(text.length());
            inspect(ref, type, raw, text);
        }
        allowance.cell();
        rows.keep(column, value);
    }

    /** LibreOffice writes yes and no as formulas. */
    private void formula(String ref, String formula) {
        if (!formula.equals("TRUE()") && !formula.equals("FALSE()"))
            report(ref, "FORMULA", "a formula", "a plain value", "paste its result as a value");
    }

    private void inspect(String ref, String type, String raw, String text) throws Refused {
        if (type.equals("e"))
            report(ref, "EXCEL_ERROR", "the error value " + text, "a value", "correct it and paste its result");
        if (text.length() >= RichText.MAX_LENGTH)
            report(ref, "TOO_LONG", "a text of more than 2,000 characters", "at most 2,000 characters", "");
        if (values.hidesSomething(type, raw))
            place.report(
                    Severity.WARNING,
                    ref,
                    "INVISIBLE_CHARACTER",
                    "characters that cannot be seen in \"" + text + "\"",
                    "visible characters only",
                    "they were left out; type the cell again");
    }

    /** Nothing is read across merged cells in "Read me", so a title may span columns there. */
    private void merged(String range) {
        if (!place.sheet().equals(Sheet.READ_ME))
            report(range, "MERGED", "merged cells", "one value in every cell", "unmerge them and fill every cell");
    }

    private void report(String cell, String code, String found, String expected, String suggestion) {
        place.report(cell, code, found, expected, suggestion);
    }

    private static boolean isTrue(String attribute) {
        return attribute.equals("1") || attribute.equals("true");
    }
}
