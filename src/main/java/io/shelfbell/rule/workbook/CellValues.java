package io.shelfbell.rule.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;

/**
 * What a raw cell means: Excel keeps texts in a table of their own, and dates and times as numbers with a style.
 *
 * @param from1904 whether the workbook counts its days from 1904, as old Macs did
 */
record CellValues(List<String> texts, StylesTable styles, boolean from1904) {

    static CellValues of(XSSFReader reader) throws IOException, OpenXML4JException, XMLStreamException {
        try (var workbook = reader.getWorkbookData();
                var texts = reader.getSharedStringsData()) {
            return new CellValues(SharedTexts.read(texts), reader.getStylesTable(), from1904(workbook));
        }
    }

    private static boolean from1904(InputStream workbook) throws XMLStreamException {
        var xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(workbook);
        while (xml.hasNext())
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("workbookPr")) {
                var value = xml.getAttributeValue(null, "date1904");
                return "1".equals(value) || "true".equals(value);
            }
        return false;
    }

    /**
     * @param type the attribute {@code t} of the cell
     * @param style the attribute {@code s}
     */
    Object value(String type, String style, String raw) {
        return switch (type) {
            case "s" -> texts.get(Integer.parseInt(raw.strip()));
            case "b" -> raw.strip().equals("1");
            case "", "n" -> number(raw.strip(), style);
            default -> raw;
        };
    }

    private Object number(String raw, String style) {
        if (raw.isEmpty()) return "";
        double number = Double.parseDouble(raw);
        if (!style.isEmpty() && isDate(Integer.parseInt(style)) && DateUtil.isValidExcelDate(number))
            return date(number);
        var exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.scale() < 0 && exact.precision() - exact.scale() <= 15 ? exact.setScale(0) : exact;
    }

    private boolean isDate(int style) {
        var format = styles.getStyleAt(style);
        return DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
    }

    private Object date(double number) {
        var moment = DateUtil.getLocalDateTime(number, from1904, true);
        if (number < 1) return moment.toLocalTime();
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate() : moment;
    }
}
