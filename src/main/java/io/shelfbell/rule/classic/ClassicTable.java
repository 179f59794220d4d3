package io.shelfbell.rule.classic;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.workbook.Findings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/**
 * The DRL that Drools makes of a classic decision table, and the way back to the cells. Only for files of our own repository: what stands
 * in a cell becomes code.
 */
public final class ClassicTable {
    private static final Pattern ROW = Pattern.compile("// rule values at ([A-Z]+\\d+), header at .*");
    private static final Pattern CELL = Pattern.compile("\\bcell ([A-Z]+\\d+)");

    private final String sheet;
    private final List<Written> cells;
    private final String drl;

    private ClassicTable(String sheet, List<Written> cells, String drl) {
        this.sheet = sheet;
        this.cells = cells;
        this.drl = drl;
    }

    /** Whether the name says that it is one. */
    public static boolean isNamed(String file) {
        var lower = file.toLowerCase(Locale.ROOT);
        return lower.endsWith(".drl.xlsx") || lower.endsWith(".drl.xls");
    }

    /** Why it is not taken from the folder of our own tables, whose cells are never executed. */
    public static Finding misplaced(String file) {
        return Finding.error(
                file,
                "",
                "",
                "CLASSIC_TABLE",
                "a classic Drools table, whose cells are code",
                "a decision table without code",
                "an engineer may put it into rules/<question>/ of the repository; it is never uploaded");
    }

    /**
     * Empty, with the reasons in the findings, when no rules can be made of it.
     *
     * @param pack the package that its cell RuleSet must name
     */
    public static Optional<ClassicTable> read(String file, byte[] content, String pack, Findings findings) {
        int before = findings.errors();
        var layout = ClassicFile.open(file, content, findings).flatMap(book -> read(book, pack));
        return findings.errors() == before
                ? layout.flatMap(first -> compiled(file, content, first, findings))
                : Optional.empty();
    }

    private static Optional<ClassicFile.First> read(ClassicFile opened, String pack) {
        try (var book = opened) {
            return book.read(pack);
        } catch (IOException e) {
            throw new UncheckedIOException("A workbook in memory cannot fail to be closed", e);
        }
    }

    /** Without Drools' own cache, which knows spreadsheets by their path alone and mixes builds that run at the same time. */
    private static Optional<ClassicTable> compiled(
            String file, byte[] content, ClassicFile.First first, Findings findings) {
        try {
            var drl = new SpreadsheetCompiler().compile(new ByteArrayInputStream(content), InputType.XLS);
            return Optional.of(new ClassicTable(first.sheet(), first.layout().cells(), drl));
        } catch (RuntimeException e) {
            // its parser has no exception of its own for much of what it does not like
            var text = String.valueOf(e.getMessage());
            var cell = CELL.matcher(text);
            findings.at(file, first.sheet())
                    .report(cell.find() ? cell.group(1) : "", "DRL", text, "a table that Drools can read", "");
            return Optional.empty();
        }
    }

    public String drl() {
        return drl;
    }

    public String sheet() {
        return sheet;
    }

    /** The first cell of the row from which a line of the DRL comes; blank for the lines above all rows. */
    public String cellOfLine(int line) {
        var lines = drl.split("\n", -1);
        for (int i = Math.min(line, lines.length) - 1; i >= 0; i--) {
            var row = ROW.matcher(lines[i].strip());
            if (row.matches()) return row.group(1);
        }
        return "";
    }

    /** The cells that hold this word. */
    public List<String> cellsWith(String word) {
        return cells.stream().filter(cell -> cell.holds(word)).map(Written::ref).toList();
    }
}
