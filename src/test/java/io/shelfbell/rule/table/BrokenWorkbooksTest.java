package io.shelfbell.rule.table;

import static io.shelfbell.rule.table.RawBook.RULES;
import static io.shelfbell.rule.table.RawBook.STYLES;
import static io.shelfbell.rule.table.RawBook.TEXTS;
import static io.shelfbell.rule.table.RawBook.TYPES;
import static io.shelfbell.rule.table.RawBook.WORKBOOK;
import static io.shelfbell.rule.table.RawBook.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks that are broken in one way each: the finding names the way and the place. */
class BrokenWorkbooksTest {
    private static final String HEAD = "Id | Why | Recipient tier | Available | => Reason\n";

    private static Arguments broken(String what, byte[] workbook, String finding) {
        return Arguments.of(what, workbook, finding);
    }

    private static Arguments raw(String what, RawBook book, String finding) {
        return broken(what, book.bytes(), finding);
    }

    private static Arguments book(String what, TestBook book, String finding) {
        return broken(what, book.bytes(), finding);
    }

    private static TestBook rules(String rows) {
        return TestBook.about("exclusion", "first", HEAD + rows);
    }

    private static TestBook one() {
        return rules("X-1 | | gold | 5 | NO");
    }

    /** A timing table with one condition. */
    private static TestBook cell(String term, String value) {
        return TestBook.about("timing", "first", "Id | " + term + " | => Send\nT-1 | " + value + " | NOW");
    }

    private static TestBook listed(String value) {
        return rules("X-1 | | " + value + " | 5 | NO").sheet("Lists", "Recipient tier\nGOLD\nSILVER");
    }

    private static byte[] latin(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] ole2(String inside) {
        var name = new String(inside.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        return latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "\0".repeat(600) + name + "\0".repeat(600));
    }

    /** The byte at the offset from the first entry of the zip's directory, changed. */
    private static byte[] directory(int offset, int value) {
        var bytes = good().bytes();
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002") + offset] = (byte) value;
        return bytes;
    }

    private static RawBook many(int parts) {
        var book = good();
        for (int i = 0; i < parts; i++) book.with("xl/media/" + i + ".png", "x");
        return book;
    }

    private static RawBook sheetOf(String cell) {
        return good().rewrite(RULES, xml -> xml.replace("</row></sheetData>", cell + "</row></sheetData>"));
    }

    private static RawBook firstSheet(String from, String to) {
        return good().rewrite("xl/worksheets/sheet1.xml", xml -> xml.replaceFirst(from, to));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                broken("an empty file", new byte[0], "NOT_A_WORKBOOK"),
                broken("noise", latin("\u0001\u0002\u0003 noise"), "NOT_A_WORKBOOK"),
                broken("over 5 MB", new byte[(5 << 20) + 1], "TOO_BIG"),
                broken("CSV", latin("Id;Why\nX-1;because"), "OTHER_FORMAT"),
                broken("a web page", latin("<html><table/></html>"), "OTHER_FORMAT"),
                broken("PDF", latin("%PDF-1.7"), "OTHER_FORMAT"),
                broken("encrypted", ole2("EncryptedPackage"), "ENCRYPTED"),
                broken("Excel 97", ole2("Workbook"), "OTHER_FORMAT"),
                broken("half of it", Arrays.copyOf(good().bytes(), 2_000), "NOT_A_WORKBOOK"),
                broken("a zip with a password", directory(8, 1), "ENCRYPTED"),
                broken("packed in an unknown way", directory(10, 99), "NOT_A_WORKBOOK"),
                broken("a wrong checksum", directory(16, 0x55), "NOT_A_WORKBOOK"),
                broken("a name that is too long", directory(29, 0x7f), "NOT_A_WORKBOOK"),
                broken("a claim of 4 GB", directory(27, 0xff), "TOO_BIG_UNPACKED"),
                raw("over 50 MB unzipped", good().with("xl/x.xml", " ".repeat((50 << 20) + 1)), "TOO_BIG_UNPACKED"),
                raw("more than 200 parts", many(200), "TOO_MANY_PARTS"),
                raw("two parts of one name", good().with("XL/Workbook.xml", "<a/>"), "DUPLICATE_PART"),
                raw("no content types", good().without(TYPES), "NOT_A_WORKBOOK"),
                raw("no workbook part", good().without(WORKBOOK), "NOT_A_WORKBOOK"),
                raw("no relations", good().without("_rels/.rels"), "NOT_A_WORKBOOK"),
                raw("a sheet's part is missing", good().without(RULES), "NOT_A_WORKBOOK"),
                raw("OpenDocument", good().with("content.xml", "").with("mimetype", ""), "OTHER_FORMAT"),
                raw("a binary workbook", good().with("xl/workbook.bin", ""), "OTHER_FORMAT"),
                raw("a text document", good().with("word/document.xml", ""), "OTHER_FORMAT"),
                raw("a macro", good().with("xl/vbaProject.bin", ""), "MACROS"),
                raw("an old macro sheet", good().with("xl/macrosheets/sheet1.xml", ""), "MACROS"),
                raw(
                        "a macro by its content type",
                        good().rewrite(TYPES, xml -> xml.replace("sheet.main+xml", "sheet.macroEnabled.main+xml")),
                        "MACROS"),
                raw("an external link", good().with("xl/externalLinks/externalLink1.xml", ""), "EXTERNAL_LINKS"),
                raw("a database", good().with("xl/connections.xml", ""), "EXTERNAL_LINKS"),
                raw(
                        "an external reference",
                        good().rewrite(
                                        WORKBOOK,
                                        xml -> xml.replace(
                                                "</workbook>",
                                                "<externalReferences><externalReference/></externalReferences></workbook>")),
                        "EXTERNAL_LINKS"));
    }

    static Stream<Arguments> xml() {
        return Stream.of(
                raw("a document type", firstSheet("<worksheet", "<!DOCTYPE x><worksheet"), "NOT_A_WORKBOOK"),
                raw(
                        "a reference to nothing",
                        good().rewrite(TEXTS, xml -> xml.replace("gold", "&gold;")),
                        "NOT_A_WORKBOOK"),
                raw("elements out of order", firstSheet("</row>", "</wor>"), "NOT_A_WORKBOOK"),
                raw("an end too early", firstSheet("</worksheet>", ""), "NOT_A_WORKBOOK"),
                raw("two roots", firstSheet("</worksheet>", "</worksheet><a/>"), "NOT_A_WORKBOOK"),
                raw("a text below the root", firstSheet("</worksheet>", "</worksheet>x"), "NOT_A_WORKBOOK"),
                raw("an attribute twice", firstSheet("<row ", "<row x=\"\" x=\"\" "), "NOT_A_WORKBOOK"),
                raw(
                        "a control character",
                        good().rewrite(TEXTS, xml -> xml.replace("gold", "\u0001")),
                        "NOT_A_WORKBOOK"),
                raw("deep nesting", firstSheet("<sheetData>", "<a>".repeat(200)), "NOT_A_WORKBOOK"),
                raw(
                        "a text that is missing",
                        good().rewrite(RULES, xml -> xml.replaceFirst("<v>\\d+", "<v>999")),
                        "NOT_A_WORKBOOK"),
                raw("a number that is none", sheetOf("<c><v>five</v></c>"), "NOT_A_WORKBOOK"),
                raw("an endless number", sheetOf("<c><v>1e999</v></c>"), "NOT_A_WORKBOOK"),
                raw("a cell in another row", sheetOf("<c r=\"A9\"><v>5</v></c>"), "NOT_A_WORKBOOK"),
                raw("a cell twice", sheetOf("<c r=\"A2\"><v>5</v></c>"), "NOT_A_WORKBOOK"),
                raw("a cell nowhere", sheetOf("<c r=\"7\"><v>5</v></c>"), "NOT_A_WORKBOOK"),
                raw(
                        "a row twice",
                        good().rewrite(
                                        RULES,
                                        xml -> xml.replace("r=\"2\"", "r=\"1\"").replace("2\"", "1\"")),
                        "NOT_A_WORKBOOK"),
                raw(
                        "a row below zero",
                        good().rewrite(RULES, xml -> xml.replace("r=\"2\"", "r=\"-2\"")),
                        "NOT_A_WORKBOOK"),
                raw("a date that is none", sheetOf("<c t=\"d\"><v>24.12.</v></c>"), "NOT_A_WORKBOOK"),
                raw(
                        "a style that is none",
                        good().rewrite(STYLES, xml -> xml.replace("numFmtId=\"0\"", "numFmtId=\"x\"")),
                        "NOT_A_WORKBOOK"),
                raw(
                        "two sheets of one name",
                        good().rewrite(WORKBOOK, xml -> xml.replace("\"Lists\"", "\"RULES\"")),
                        "NOT_A_WORKBOOK"),
                raw(
                        "a sheet that is a chart",
                        good().rewrite(
                                        "xl/_rels/workbook.xml.rels",
                                        xml -> xml.replaceFirst("worksheet\"", "chartsheet\"")),
                        "NOT_A_WORKBOOK"),
                raw(
                        "a part read twice",
                        good().rewrite("xl/_rels/workbook.xml.rels", xml -> xml.replace("sheet2.xml", "sheet1.xml")),
                        "NOT_A_WORKBOOK"),
                raw(
                        "a row far out",
                        good().rewrite(
                                        RULES,
                                        xml -> xml.replace("r=\"2\"", "r=\"2147483647\"")
                                                .replaceAll("([A-D])2\"", "$12147483647\"")),
                        "Rules!A2147483647 TOO_MANY_ROWS"),
                raw(
                        "the 20,001st row",
                        sheetOf("</row><row r=\"20001\"><c><v>5</v></c>"),
                        "Rules!A20001 TOO_MANY_ROWS"),
                raw("the 65th column", sheetOf("<c r=\"BM2\"><v>5</v></c>"), "Rules!BM2 TOO_MANY_COLUMNS"),
                raw("an error value", sheetOf("<c r=\"E2\" t=\"e\"><v>#N/A</v></c>"), "Rules!E2 EXCEL_ERROR"),
                raw(
                        "a long cell",
                        sheetOf("<c r=\"E2\" t=\"str\"><v>" + "x".repeat(3_000) + "</v></c>"),
                        "Rules!E2 TOO_LONG"),
                raw(
                        "a row of no height",
                        good().rewrite(RULES, xml -> xml.replace("r=\"2\"", "r=\"2\" ht=\"0\"")),
                        "Rules!A2 HIDDEN"),
                raw(
                        "a column of no width",
                        good().rewrite(
                                        RULES,
                                        xml -> xml.replace(
                                                "<sheetData>",
                                                "<cols><col min=\"3\" max=\"3\" width=\"0\"/></cols><sheetData>")),
                        "Rules!C1 HIDDEN"));
    }

    static Stream<Arguments> sheets() {
        return Stream.of(
                raw(
                        "a hidden sheet",
                        good().rewrite(
                                        WORKBOOK,
                                        xml -> xml.replace("name=\"Lists\"", "name=\"Lists\" state=\"veryHidden\"")),
                        "Lists HIDDEN"),
                book("a hidden row", one().edit(sheet -> sheet.getRow(1).setZeroHeight(true)), "Rules!A2 HIDDEN"),
                book("a hidden column", one().edit(sheet -> sheet.setColumnHidden(3, true)), "Rules!D1 HIDDEN"),
                book(
                        "a formula",
                        one().edit(sheet -> sheet.getRow(1).getCell(3).setCellFormula("1+1")),
                        "Rules!D2 FORMULA"),
                book(
                        "merged cells",
                        one().edit(sheet -> sheet.addMergedRegion(CellRangeAddress.valueOf("A2:B2"))),
                        "Rules!A2:B2 MERGED"),
                book("a sheet of another name", one().sheet("rules 2", "x"), "rules 2 UNKNOWN_SHEET"),
                book("no sheets of ours", TestBook.empty().sheet("Sheet1", "x"), "Rules MISSING_SHEET"),
                book("no rows", rules(""), "Rules!A2 NO_ROWS"),
                book("an empty row", rules("X-1 | | gold | 5 | NO\n\nX-2 | | gold | 6 | NO"), "Rules!A3 EMPTY_ROW"),
                book("no header", rules("X-1 | | gold | 5 | NO | stray"), "Rules!F2 NO_HEADER"),
                book("no id", rules(" | | gold | 5 | NO"), "Rules!A2 EMPTY_ID"),
                book("an id twice", rules("X-1 | | gold | 5 | NO\nX-1 | | gold | 6 | NO"), "Rules!A3 DUPLICATE_ID"),
                book(
                        "an id that looks like another",
                        rules("X-1 | | gold | 5 | NO\nХ-1 | | gold | 6 | NO"),
                        "Rules!A3 LOOK_ALIKE"),
                book("a Cyrillic letter in an id", rules("ROW-О1 | | gold | 5 | NO"), "Rules!A2 LOOK_ALIKE"),
                book("letters mixed in an id", rules("RОW-1 | | gold | 5 | NO"), "Rules!A2 LOOK_ALIKE"),
                book("a retired id by its looks", retired("Х-1"), "Rules!A2 RETIRED_ID"),
                book("a retired id", retired("X-7, X-1"), "Rules!A2 RETIRED_ID"),
                book(
                        "a Cyrillic O in a label",
                        one().sheet("Read me", "Questiоn | exclusion"),
                        "Read me!A1 LOOK_ALIKE"),
                book("a label twice", one().sheet("Read me", "Owner | a\nOwner | b"), "Read me!A2 DUPLICATE_LABEL"),
                book("a label that is missing", one().sheet("Read me", "Owner | a"), "Read me!A1 MISSING_LABEL"),
                book("no such question", one().sheet("Read me", "Question | exlusion"), "Read me!B1 UNKNOWN_QUESTION"),
                book(
                        "a Cyrillic policy",
                        one().sheet("Read me", "Hit policy | fіrst"),
                        "Read me!B1 UNKNOWN_HIT_POLICY"),
                book(
                        "a header in capitals",
                        TestBook.about("exclusion", "first", "ID | => Reason\nX-1 | NO"),
                        "Rules!A1 UNKNOWN_TERM"),
                book(
                        "a header twice",
                        TestBook.about("exclusion", "first", "Id | Why | Why | => Reason\nX-1"),
                        "Rules!C1 DUPLICATE_COLUMN"),
                book(
                        "an outcome's header twice",
                        TestBook.about("exclusion", "first", "Id | => Reason | =>Reason\nX-1 | NO | YES"),
                        "Rules!C1 DUPLICATE_COLUMN"),
                book(
                        "an example's header twice",
                        one().sheet("Examples", "Available | Available | Expect\n5 | 6 | X-1"),
                        "Examples!B1 DUPLICATE_COLUMN"),
                book("a list twice", one().sheet("Lists", "Lane | Lane\nBULK | NORMAL"), "Lists!B1 DUPLICATE_COLUMN"),
                book(
                        "an example's column",
                        one().sheet("Examples", "Recipient teir | Expect"),
                        "Examples!A1 UNKNOWN_TERM"),
                book("a list's column", one().sheet("Lists", "Lnae"), "Lists!A1 UNKNOWN_TERM"));
    }

    private static TestBook retired(String ids) {
        return one().sheet("Read me", "Question|exclusion\nOwner|o\nHit policy|first\nPurpose|p\nRetired ids|" + ids);
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                book("a Cyrillic O in a listed value", listed("GОLD"), "Rules!C2 LOOK_ALIKE"),
                book(
                        "a Cyrillic O in a text that may be anything",
                        rules("X-1 | | gоld | 5 | NO"),
                        "Rules!C2 LOOK_ALIKE"),
                book(
                        "the same Cyrillic O again",
                        rules("X-1 | | gоld | 5 | NO\nX-2 | | gоld | 6 | NO"),
                        "Rules!C3 LOOK_ALIKE"),
                book("a Cyrillic word", listed("ЅІLVЕR"), "Rules!C2 LOOK_ALIKE"),
                book("a Cyrillic choice", cell("Lane", "ВULК"), "Rules!B2 LOOK_ALIKE"),
                book("a Cyrillic yes", cell("Order is urgent", "уеѕ"), "Rules!B2 LOOK_ALIKE"),
                book("a value that is not listed", listed("GLOD"), "Rules!C2 UNKNOWN_VALUE"),
                book("a character without width", rules("X-1 | | go\u200bld | 5 | NO"), "Rules!C2 INVISIBLE_CHARACTER"),
                book("a soft hyphen", rules("X-1 | | go\u00adld | 5 | NO"), "Rules!C2 INVISIBLE_CHARACTER"),
                book("a decimal comma", cell("Available", "1,5"), "Rules!B2 AMBIGUOUS_COMMA"),
                book("thousands", cell("Available", "1 234"), "Rules!B2 WRONG_TYPE"),
                book("too many digits", cell("Available", "1234567890123456"), "Rules!B2 TOO_MANY_DIGITS"),
                book("a range with a dash", cell("Available", "5–10"), "Rules!B2 WRONG_TYPE"),
                book("a range that is empty", cell("Available", "10…5"), "Rules!B2 BAD_RANGE"),
                book("a list that ends in a comma", cell("Available", "5,"), "Rules!B2 BAD_LIST"),
                book("a sign for not", cell("Available", "≠ 5"), "Rules!B2 BAD_CONDITION"),
                book("a German date", cell("Local date", "24.12.2026"), "Rules!B2 WRONG_TYPE"),
                book("nine in the evening", cell("Local time", "9pm..10pm"), "Rules!B2 WRONG_TYPE"),
                book("a single moment", cell("Local time", "21:00"), "Rules!B2 BAD_CONDITION"),
                book("a duration without a unit", cell("App last active", "30"), "Rules!B2 WRONG_TYPE"),
                book("a long condition", cell("SKU", "x".repeat(1_001)), "Rules!B2 TOO_LONG"),
                book("no outcome", rules("X-1 | | gold | 5 | "), "Rules!E2 MISSING_OUTCOME"),
                book(
                        "an example that fails",
                        one().sheet("Examples", "Available | Expect\n6 | X-1"),
                        "Examples!B2 EXAMPLE_FAILED"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"files", "xml", "sheets", "cells"})
    void a_broken_workbook_is_explained_at_its_cell(String what, byte[] workbook, String finding) {
        var found = RawBook.findings(workbook).stream()
                .map(f -> (f.place() + " " + f.code()).replaceFirst("^t\\.xlsx[! ]", ""))
                .collect(Collectors.toList());
        if (finding.isEmpty()) assertThat(found).isEmpty();
        else assertThat(found).contains(finding);
    }

    @ParameterizedTest
    @MethodSource({"files", "xml"})
    void a_broken_workbook_is_never_used(String what, byte[] workbook) {
        assertThat(RawBook.findings(workbook)).anyMatch(f -> f.isError());
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void findings_beyond_a_thousand_are_counted(int rows, String last) {
        var wrong = IntStream.range(0, rows).mapToObj(i -> "X-" + i + " | | gold | many | NO");
        var found =
                RawBook.findings(rules(wrong.collect(Collectors.joining("\n"))).bytes());
        assertThat(found.get(found.size() - 1).found()).isEqualTo(last);
    }

    static Stream<Arguments> tooMuch() {
        return Stream.of(Arguments.of(1_000, "\"many\""), Arguments.of(1_300, "300 more findings"));
    }
}
