package io.shelfbell.rule.classic;

import io.shelfbell.rule.Severity;
import io.shelfbell.rule.workbook.Findings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** A workbook of our own repository, as Drools opens it: old or new format, and of its sheets the first. */
record ClassicFile(String file, Workbook workbook, Findings findings) implements AutoCloseable {

    /** The only sheet that Drools reads. */
    record First(String sheet, Layout layout) {}

    static Optional<ClassicFile> open(String file, byte[] content, Findings findings) {
        try {
            var workbook = WorkbookFactory.create(new ByteArrayInputStream(content));
            return Optional.of(new ClassicFile(file, workbook, findings));
        } catch (EncryptedDocumentException e) {
            findings.at(file, "")
                    .report(
                            "",
                            "ENCRYPTED",
                            "a workbook with a password",
                            "a workbook without",
                            "remove the password (File, Info, Protect Workbook) and save it again");
        } catch (IOException | RuntimeException e) {
            // POI has a dozen exceptions for the same answer
            findings.at(file, "")
                    .report(
                            "",
                            "NOT_A_WORKBOOK",
                            "something that does not open: " + e.getMessage(),
                            "an .xlsx or .xls workbook",
                            "open it in Excel or LibreOffice and save it again");
        }
        return Optional.empty();
    }

    /** Empty when there is no table where Drools looks for one. */
    Optional<First> read(String pack) {
        var sheet = workbook.getSheetAt(0);
        var place = findings.at(file, sheet.getSheetName());
        var layout = Layout.of(sheet);
        unread();
        if (layout.tables().isEmpty()) {
            place.report("", "NO_RULE_TABLE", "no cell \"RuleTable\"", "one on the first sheet", "");
            return Optional.empty();
        }
        if (workbook.isSheetHidden(0))
            place.report(
                    Severity.WARNING,
                    "",
                    "HIDDEN",
                    "a hidden sheet, which is at work",
                    "everything visible",
                    "show the sheet");
        new Traps(sheet, layout, place).report();
        checkPackage(pack, layout, place);
        return Optional.of(new First(sheet.getSheetName(), layout));
    }

    private void unread() {
        IntStream.range(1, workbook.getNumberOfSheets())
                .mapToObj(workbook::getSheetAt)
                .forEach(this::unread);
    }

    private void unread(Sheet sheet) {
        for (var table : Layout.of(sheet).tables())
            findings.at(file, sheet.getSheetName())
                    .report(
                            Severity.WARNING,
                            table.start().ref(),
                            "UNREAD_SHEET",
                            "\"" + table.start().text() + "\", which Drools does not read",
                            "all tables on the first sheet, \"" + workbook.getSheetName(0) + "\"",
                            "move it there, or into a file of its own");
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private void checkPackage(String pack, Layout layout, Findings.Place place) {
        var named = layout.setting("RuleSet");
        if (named.map(Written::text).filter(pack::equals).isPresent()) return;
        place.report(
                named.map(Written::ref).orElse(""),
                "WRONG_PACKAGE",
                named.map(cell -> "\"" + cell.text() + "\"").orElse("no RuleSet"),
                "the package of the folder",
                "RuleSet | " + pack);
    }
}
