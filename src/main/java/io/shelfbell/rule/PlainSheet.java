package io.shelfbell.rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.NewColumn;
import io.shelfbell.rule.workbook.NewWorkbook;
import io.shelfbell.rule.workbook.SheetCell;
import io.shelfbell.rule.workbook.SheetRow;
import io.shelfbell.rule.workbook.TimeLimit;
import io.shelfbell.rule.workbook.Xlsx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A list in a workbook: the rows of its first sheet as texts. For lists that people fill and that are no decision table.
 *
 * @param name of the sheet
 * @param findings what is wrong, each at its cell; without a cell the whole file cannot be read
 */
public record PlainSheet(String name, List<Row> rows, List<Finding> findings) {
    public static final int MOST_ROWS = 20_000;

    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final int WIDTH = 22;

    /**
     * One row that holds something.
     *
     * @param number from 1, as the sheet counts
     * @param cells by column; blank where there is none
     */
    public record Row(int number, List<String> cells) {}

    /** Whatever is sent, the answer comes within ten seconds. */
    public static PlainSheet read(String file, byte[] workbook) {
        var findings = new Findings();
        return TimeLimit.within(LIMIT, () -> read(file, workbook, findings)).orElseGet(() -> tooSlow(file));
    }

    private static PlainSheet read(String file, byte[] workbook, Findings findings) {
        var sheet = Xlsx.first(file, workbook, findings);
        var rows = sheet.map(found -> found.rows().stream()
                        .map(row -> row(row, findings.at(file, found.name())))
                        .toList())
                .orElse(List.of());
        return new PlainSheet(sheet.map(found -> found.name()).orElse(""), rows, findings.all());
    }

    private static Row row(SheetRow row, Findings.Place place) {
        var cells = IntStream.range(0, row.width()).mapToObj(row::cell).toList();
        cells.stream().filter(PlainSheet::isDate).forEach(cell -> report(cell, place));
        return new Row(row.number(), cells.stream().map(SheetCell::text).toList());
    }

    private static boolean isDate(SheetCell cell) {
        return cell.typed() && !(cell.value() instanceof Number) && !(cell.value() instanceof Boolean);
    }

    /** Excel makes dates of article numbers such as {@code 1-2}; nobody can tell what was typed. */
    private static void report(SheetCell cell, Findings.Place place) {
        place.report(
                cell.ref(),
                "DATE",
                "the date or time " + cell.text(),
                "a text",
                "format the cell as text and type it again");
    }

    private static PlainSheet tooSlow(String file) {
        var finding =
                Finding.error(file, "", "", "TOO_SLOW", "a workbook that takes too long to read", "a simpler one", "");
        return new PlainSheet("", List.of(), List.of(finding));
    }

    /** Such as {@code E7}. */
    public static String ref(int column, int row) {
        return SheetRow.letter(column) + row;
    }

    /** A workbook with one sheet, all of whose cells are texts. */
    public static byte[] write(String name, List<String> header, List<List<String>> rows) {
        var columns = new ArrayList<NewColumn>();
        for (var head : header) columns.add(new NewColumn(head, NewColumn.Role.ABOUT, WIDTH, "", false));
        return new NewWorkbook().table(name, columns, 0).rows(name, rows).bytes(name);
    }

    /** What must be put right, by the number of its row; 0 for what is about the whole file. */
    public Map<Integer, List<Finding>> errors() {
        return findings.stream().filter(Finding::isError).collect(groupingBy(PlainSheet::row, TreeMap::new, toList()));
    }

    private static int row(Finding finding) {
        var digits = finding.cell().replaceFirst(":.*", "").replaceFirst("^[A-Z]+", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
