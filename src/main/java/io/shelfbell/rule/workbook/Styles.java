package io.shelfbell.rule.workbook;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the cells of a new workbook look: all are text, or Excel would make dates of {@code 1-2} and of {@code 5..10}. */
final class Styles {
    private static final short TEXT = (short) BuiltinFormats.getBuiltinFormat("text");

    private final XSSFCellStyle text;
    private final XSSFCellStyle label;
    private final Map<NewColumn.Role, XSSFCellStyle> headers = new EnumMap<>(NewColumn.Role.class);

    Styles(XSSFWorkbook book) {
        var bold = book.createFont();
        bold.setFontName(XSSFFont.DEFAULT_FONT_NAME);
        bold.setBold(true);
        text = style(book);
        label = style(book);
        label.setFont(bold);
        for (var role : NewColumn.Role.values()) headers.put(role, header(book, bold, role));
    }

    private static XSSFCellStyle style(XSSFWorkbook book) {
        var style = book.createCellStyle();
        style.setDataFormat(TEXT);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private static XSSFCellStyle header(XSSFWorkbook book, XSSFFont bold, NewColumn.Role role) {
        var style = style(book);
        style.setFont(bold);
        style.setFillForegroundColor(new XSSFColor(
                HexFormat.of().parseHex("FF" + role.colour()),
                book.getStylesSource().getIndexedColors()));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        return style;
    }

    XSSFCellStyle text() {
        return text;
    }

    XSSFCellStyle label() {
        return label;
    }

    XSSFCellStyle header(NewColumn.Role role) {
        return headers.getOrDefault(role, text);
    }
}
