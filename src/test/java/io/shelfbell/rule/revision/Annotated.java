package io.shelfbell.rule.revision;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook before or after it was annotated, as other programs see it. */
record Annotated(byte[] xlsx) {
    static Annotated fixture(String name) {
        try {
            return new Annotated(Files.readAllBytes(Path.of("src/test/resources/workbooks/annotate/" + name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Finding finding(String sheet, String cell, String found) {
        return Finding.error("t.xlsx", sheet, cell, "UNKNOWN_VALUE", found, "something else", "ask Petra");
    }

    static Finding note(String sheet, String cell, String found) {
        return new Finding("t.xlsx", sheet, cell, Severity.NOTE, "REDUNDANT", found, "less", "");
    }

    Annotated with(Finding... findings) {
        return new Annotated(Annotation.annotate(xlsx, List.of(findings)));
    }

    Map<String, String> parts() {
        var parts = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; )
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** The parts that both have and that are not the same, and those that only one has. */
    List<String> differences(Annotated other) {
        var names = new TreeSet<>(parts().keySet());
        names.addAll(other.parts().keySet());
        return names.stream()
                .filter(name -> !Objects.equals(parts().get(name), other.parts().get(name)))
                .toList();
    }

    <T> T poi(Function<XSSFWorkbook, T> question) {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            return question.apply(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The comments of a sheet by cell, as {@code author: text}. */
    Map<String, String> comments(String sheet) {
        return poi(book -> book.getSheet(sheet).getCellComments().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().formatAsString(),
                        entry -> entry.getValue().getAuthor() + ": "
                                + entry.getValue().getString().getString(),
                        (a, b) -> a,
                        TreeMap::new)));
    }

    /** The rows of a sheet, cells between bars. */
    List<String> rows(String sheet) {
        return poi(book -> {
            var rows = new ArrayList<String>();
            for (var row : book.getSheet(sheet)) {
                var cells = new ArrayList<String>();
                row.forEach(cell -> cells.add(cell.getStringCellValue()));
                rows.add(String.join(" | ", cells));
            }
            return rows;
        });
    }

    /** Everything about how a sheet looks that POI can tell. */
    List<String> looks(String sheet) {
        return poi(book -> looks(book.getSheet(sheet)));
    }

    private static List<String> looks(XSSFSheet sheet) {
        var looks = new ArrayList<String>();
        for (var row : sheet)
            for (var cell : row)
                looks.add(new CellAddress(cell) + " " + cell + " "
                        + cell.getCellStyle().getIndex());
        for (int i = 0; i < 20; i++) looks.add("width " + sheet.getColumnWidth(i));
        sheet.getDataValidations()
                .forEach(one -> looks.add(List.of(one.getRegions().getCellRangeAddresses()) + " "
                        + one.getValidationConstraint().getFormula1()));
        var conditional = sheet.getSheetConditionalFormatting();
        for (int i = 0; i < conditional.getNumConditionalFormattings(); i++)
            looks.add(List.of(conditional.getConditionalFormattingAt(i).getFormattingRanges()) + " "
                    + conditional.getConditionalFormattingAt(i).getRule(0).getFormula1());
        looks.add(
                sheet.getPaneInformation() == null
                        ? "no panes"
                        : sheet.getPaneInformation().getHorizontalSplitTopRow() + " rows frozen");
        return looks;
    }
}
