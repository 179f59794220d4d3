package io.shelfbell.rule.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook without rows, as Excel and LibreOffice show it best. */
public final class NewWorkbook {
    private static final int LAST_ROW = 1_000;
    private static final int LETTER = 256;
    /**
     * The values below the same header on the sheet "Lists", as many as there are today. It names no column and no last row, so that a
     * list may grow or move without a change here.
     */
    private static final String LIST = "OFFSET(Lists!$A$2,0,MATCH(%1$s$1,Lists!$1:$1,0)-1,"
            + "MAX(1,COUNTA(OFFSET(Lists!$A$2:$A$1000,0,MATCH(%1$s$1,Lists!$1:$1,0)-1))),1)";

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final Styles styles = new Styles(book);

    /** Labels and what they say; a blank label leaves a line free. */
    public NewWorkbook page(String name, List<Map.Entry<String, String>> lines) {
        var sheet = book.createSheet(name);
        sheet.setColumnWidth(0, 16 * LETTER);
        sheet.setColumnWidth(1, 110 * LETTER);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).getKey().isEmpty()) continue;
            var row = sheet.createRow(i);
            cell(row.createCell(0), lines.get(i).getKey()).setCellStyle(styles.label());
            cell(row.createCell(1), lines.get(i).getValue()).setCellStyle(styles.text());
        }
        return this;
    }

    /** A header that stays in sight, over cells that keep what is typed as text. */
    public NewWorkbook table(String name, List<NewColumn> columns, int frozenColumns) {
        var sheet = book.createSheet(name);
        var header = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            sheet.setDefaultColumnStyle(i, styles.text());
            sheet.setColumnWidth(i, columns.get(i).width() * LETTER);
            var cell = cell(header.createCell(i), columns.get(i).header());
            cell.setCellStyle(styles.header(columns.get(i).role()));
            if (!columns.get(i).help().isEmpty()) explain(cell, columns.get(i).help());
            if (columns.get(i).listed()) offer(sheet, i);
        }
        sheet.createFreezePane(frozenColumns, 1);
        return this;
    }

    /** Texts below the header of a table. */
    public NewWorkbook rows(String name, List<List<String>> rows) {
        var sheet = book.getSheet(name);
        for (int i = 0; i < rows.size(); i++) {
            var row = sheet.createRow(i + 1);
            for (int column = 0; column < rows.get(i).size(); column++)
                cell(row.createCell(column), rows.get(i).get(column)).setCellStyle(styles.text());
        }
        return this;
    }

    /** Lets the reader hide rows by their values. */
    public NewWorkbook filter(String name, int columns) {
        book.getSheet(name).setAutoFilter(new CellRangeAddress(0, LAST_ROW - 1, 0, columns - 1));
        return this;
    }

    /** A column of values below each header. */
    public NewWorkbook lists(Map<String, List<String>> lists) {
        var columns = lists.keySet().stream()
                .map(header -> new NewColumn(header, NewColumn.Role.ABOUT, 24, "", false))
                .toList();
        table(Sheet.LISTS, columns, 0);
        var sheet = book.getSheet(Sheet.LISTS);
        int column = 0;
        for (var values : lists.values()) {
            for (int i = 0; i < values.size(); i++) {
                var row = sheet.getRow(i + 1) == null ? sheet.createRow(i + 1) : sheet.getRow(i + 1);
                cell(row.createCell(column), values.get(i)).setCellStyle(styles.text());
            }
            column++;
        }
        return this;
    }

    private static XSSFCell cell(XSSFCell cell, String text) {
        cell.setCellValue(text);
        return cell;
    }

    private static void explain(XSSFCell cell, String help) {
        var sheet = cell.getSheet();
        int column = cell.getColumnIndex();
        int lines = (int) help.lines().mapToInt(line -> 1 + line.length() / 48).sum();
        var anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
        anchor.setCol1(column + 1);
        anchor.setCol2(column + 4);
        anchor.setRow1(1);
        anchor.setRow2(2 + lines);
        Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setAuthor("Shelfbell");
        comment.setString(sheet.getWorkbook().getCreationHelper().createRichTextString(help));
        cell.setCellComment(comment);
    }

    /** Offers and never refuses: a cell may also say {@code gold, platinum}. */
    private static void offer(XSSFSheet sheet, int column) {
        var helper = sheet.getDataValidationHelper();
        var list = helper.createFormulaListConstraint(LIST.formatted(SheetRow.letter(column)));
        var cells = new CellRangeAddressList(1, LAST_ROW - 1, column, column);
        var offer = helper.createValidation(list, cells);
        offer.setErrorStyle(DataValidation.ErrorStyle.INFO);
        offer.setShowErrorBox(false);
        offer.setEmptyCellAllowed(true);
        offer.setSuppressDropDownArrow(true);
        sheet.addValidationData(offer);
    }

    /** Opens at this sheet. */
    public byte[] bytes(String first) {
        book.setActiveSheet(book.getSheetIndex(first));
        book.setSelectedTab(book.getSheetIndex(first));
        try (book;
                var bytes = new ByteArrayOutputStream()) {
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot fail to be written", e);
        }
    }
}
