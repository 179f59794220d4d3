import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Prints a workbook as text, one cell a line, so that {@code git diff} shows what changed in a decision table. A row is named by its id and
 * a cell by its header, so that an inserted row changes no line but its own. Set up once per clone:
 *
 * <pre>git config diff.xlsx.textconv "java config/git/XlsxText.java"</pre>
 */
public class XlsxText {
    /** Built-in number formats that show dates or times (ECMA-376 part 1, 18.8.30). */
    private static final Set<Integer> DATE_FORMATS = Set.of(14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47);

    private final ZipFile zip;
    private final List<String> texts = new ArrayList<>();
    private final List<Boolean> dateStyles = new ArrayList<>();
    private final PrintWriter out;

    private XlsxText(ZipFile zip, PrintWriter out) {
        this.zip = zip;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, XMLStreamException {
        try (var zip = new ZipFile(args[0]);
                var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
            new XlsxText(zip, out).print();
        }
    }

    private void print() throws IOException, XMLStreamException {
        readTexts();
        readStyles();
        for (var sheet : sheets().entrySet()) printSheet(sheet.getKey(), sheet.getValue());
    }

    /** What is done with each element as it begins. */
    private interface Element {
        void begin(String name, XMLStreamReader xml) throws XMLStreamException;
    }

    private void walk(String part, Element element) throws IOException, XMLStreamException {
        var entry = zip.getEntry(part);
        if (entry == null) return;
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (var stream = zip.getInputStream(entry)) {
            var xml = factory.createXMLStreamReader(stream);
            while (xml.hasNext())
                if (xml.next() == XMLStreamConstants.START_ELEMENT) element.begin(xml.getLocalName(), xml);
        }
    }

    private void readTexts() throws IOException, XMLStreamException {
        walk("xl/sharedStrings.xml", (name, xml) -> {
            if (name.equals("si")) texts.add(text(xml));
        });
    }

    private void readStyles() throws IOException, XMLStreamException {
        var formats = new HashMap<Integer, String>();
        var inCells = new boolean[1];
        walk("xl/styles.xml", (name, xml) -> {
            if (name.equals("numFmt"))
                formats.put(Integer.parseInt(attribute(xml, "numFmtId")), attribute(xml, "formatCode"));
            if (name.equals("cellStyleXfs")) inCells[0] = false;
            if (name.equals("cellXfs")) inCells[0] = true;
            if (name.equals("cellStyles")) inCells[0] = false;
            if (name.equals("xf") && inCells[0]) dateStyles.add(isDate(attribute(xml, "numFmtId"), formats));
        });
    }

    private static boolean isDate(String id, Map<Integer, String> formats) {
        int format = id.isEmpty() ? 0 : Integer.parseInt(id);
        var code = formats.getOrDefault(format, "").replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]", "");
        return DATE_FORMATS.contains(format) || code.matches(".*[dmyhs].*") && !code.contains("@");
    }

    /** Sheet names and the parts that hold them, in the order of the tabs. */
    private Map<String, String> sheets() throws IOException, XMLStreamException {
        var parts = new HashMap<String, String>();
        walk("xl/_rels/workbook.xml.rels", (name, xml) -> {
            if (name.equals("Relationship")) parts.put(attribute(xml, "Id"), attribute(xml, "Target"));
        });
        var sheets = new LinkedHashMap<String, String>();
        walk("xl/workbook.xml", (name, xml) -> {
            if (name.equals("sheet")) sheets.put(attribute(xml, "name"), part(parts.get(attribute(xml, "id"))));
        });
        return sheets;
    }

    private static String part(String target) {
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private void printSheet(String sheet, String part) throws IOException, XMLStreamException {
        var rows = new TreeMap<Integer, SortedMap<Integer, String>>();
        var hidden = new TreeSet<Integer>();
        var merged = new ArrayList<String>();
        var row = new int[1];
        walk(part, (name, xml) -> {
            if (name.equals("row")) row[0] = attribute(xml, "r").isEmpty() ? row[0] + 1 : row(attribute(xml, "r"));
            if (name.equals("row") && attribute(xml, "hidden").matches("1|true")) hidden.add(row[0]);
            if (name.equals("c")) keep(rows.computeIfAbsent(row[0], r -> new TreeMap<>()), xml);
            if (name.equals("mergeCell")) merged.add(attribute(xml, "ref"));
        });
        rows.values().removeIf(Map::isEmpty);
        print(sheet, rows, hidden);
        for (var range : merged) out.println(sheet + "!" + range + " merged");
    }

    private void print(String sheet, SortedMap<Integer, SortedMap<Integer, String>> rows, Set<Integer> hidden) {
        if (rows.isEmpty()) return;
        var header = rows.get(rows.firstKey());
        if (sheet.equals("Read me")) rows.forEach((row, cells) -> printLabel(sheet, row, cells));
        else if (position(header, "Id") >= 0) printById(sheet, header, rows, hidden);
        else if (position(header, "Expect") >= 0) printExamples(sheet, header, rows);
        else if (sheet.equals("Lists")) printLists(sheet, header, rows);
        else
            rows.forEach((row, cells) -> {
                if (hidden.contains(row)) out.println(sheet + "!" + row + " hidden");
                cells.forEach((column, text) -> out.println(sheet + "!" + letter(column) + row + ": " + text));
            });
    }

    private void printLabel(String sheet, int row, SortedMap<Integer, String> cells) {
        var label = cells.getOrDefault(0, letter(cells.firstKey()) + row);
        var values = cells.entrySet().stream().filter(c -> c.getKey() > 0).map(Map.Entry::getValue);
        out.println((sheet + " / " + label + ": " + String.join(" | ", values.toList())).strip());
    }

    /** A row is a line of its own, so that its place shows, and then each cell by its header: no line names a place that others push on. */
    private void printById(
            String sheet,
            SortedMap<Integer, String> header,
            SortedMap<Integer, SortedMap<Integer, String>> rows,
            Set<Integer> hidden) {
        header.values().forEach(name -> out.println(sheet + " / " + name));
        int idColumn = position(header, "Id");
        rows.tailMap(rows.firstKey() + 1).forEach((row, cells) -> {
            var id = cells.getOrDefault(idColumn, "(no id)");
            out.println(sheet + ": " + id + (hidden.contains(row) ? " hidden" : ""));
            cells.forEach((column, text) -> {
                if (column != idColumn)
                    out.println(sheet + " " + id + " / " + header.getOrDefault(column, letter(column)) + ": " + text);
            });
        });
    }

    /** Examples have no id: what is given names them. */
    private void printExamples(
            String sheet, SortedMap<Integer, String> header, SortedMap<Integer, SortedMap<Integer, String>> rows) {
        int expect = position(header, "Expect");
        int note = position(header, "Note");
        rows.tailMap(rows.firstKey() + 1).values().forEach(cells -> {
            var givens = new ArrayList<String>();
            cells.forEach((column, text) -> {
                if (column != expect && column != note)
                    givens.add(header.getOrDefault(column, letter(column)) + " " + text);
            });
            var said = cells.containsKey(note) ? " (" + cells.get(note) + ")" : "";
            out.println(sheet + ": " + String.join("; ", givens) + " -> " + cells.getOrDefault(expect, "") + said);
        });
    }

    private void printLists(
            String sheet, SortedMap<Integer, String> header, SortedMap<Integer, SortedMap<Integer, String>> rows) {
        header.forEach((column, name) -> {
            out.println(sheet + " / " + name);
            rows.tailMap(rows.firstKey() + 1).values().forEach(cells -> {
                if (cells.containsKey(column)) out.println(sheet + " / " + name + ": " + cells.get(column));
            });
        });
    }

    private static int position(SortedMap<Integer, String> header, String name) {
        for (var cell : header.entrySet()) if (cell.getValue().strip().equalsIgnoreCase(name)) return cell.getKey();
        return -1;
    }

    private void keep(SortedMap<Integer, String> row, XMLStreamReader xml) throws XMLStreamException {
        var ref = attribute(xml, "r");
        var type = attribute(xml, "t");
        var style = attribute(xml, "s");
        var formula = new StringBuilder();
        var value = value(type, style, text(xml, formula));
        var shown = formula.isEmpty() ? value : "=" + formula + " -> " + value;
        int column = ref.isEmpty() ? (row.isEmpty() ? 0 : row.lastKey() + 1) : column(ref);
        if (!shown.isBlank()) row.put(column, shown.strip().replace("\r", "").replace("\n", "\\n"));
    }

    private static int row(String number) {
        return Integer.parseInt(number);
    }

    private static int column(String ref) {
        int column = 0;
        for (int i = 0; i < ref.length() && Character.isLetter(ref.charAt(i)); i++)
            column = column * 26 + Character.toUpperCase(ref.charAt(i)) - 'A' + 1;
        return column - 1;
    }

    private static String letter(int column) {
        return (column >= 26 ? letter(column / 26 - 1) : "") + (char) ('A' + column % 26);
    }

    private String value(String type, String style, String raw) {
        if (raw.isEmpty()) return raw;
        if (type.equals("s")) return texts.get(Integer.parseInt(raw));
        if (type.equals("b")) return raw.equals("1") ? "yes" : "no";
        boolean number = type.isEmpty() || type.equals("n");
        if (!number) return raw;
        boolean date = !style.isEmpty() && dateStyles.get(Integer.parseInt(style));
        return date ? moment(raw) : BigDecimal.valueOf(Double.parseDouble(raw)).stripTrailingZeros().toPlainString();
    }

    /** Excel counts days from 1899-12-30, and a time of day as a part of one. */
    private static String moment(String raw) {
        double days = Double.parseDouble(raw);
        var moment = LocalDateTime.of(1899, 12, 30, 0, 0).plus(Math.round(days * 86_400), ChronoUnit.SECONDS);
        if (days < 1) return moment.toLocalTime().toString();
        return days == Math.floor(days) ? moment.toLocalDate().toString() : moment.toString();
    }

    private static String text(XMLStreamReader xml) throws XMLStreamException {
        return text(xml, new StringBuilder());
    }

    /** All text within the element, but for a formula's, which is kept apart. */
    private static String text(XMLStreamReader xml, StringBuilder formula) throws XMLStreamException {
        var text = new StringBuilder();
        var target = text;
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) depth++;
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("f")) target = formula;
            if (event == XMLStreamConstants.END_ELEMENT) depth--;
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("f")) target = text;
            if (xml.isCharacters()) target.append(xml.getText());
        }
        return text.toString();
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++)
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        return "";
    }
}
