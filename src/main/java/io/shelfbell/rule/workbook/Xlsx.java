package io.shelfbell.rule.workbook;

import io.shelfbell.rule.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens a workbook from a stranger: what it is and how big is checked before anything is unpacked, and every sheet is streamed once. */
public final class Xlsx {
    private static final int MAX_BYTES = 5 << 20;
    private static final List<String> READ = List.of(Sheet.READ_ME, Sheet.RULES, Sheet.EXAMPLES, Sheet.LISTS);

    private final String file;
    private final Findings findings;
    private final Allowance allowance = new Allowance();

    private Xlsx(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The sheets that we read, by name; empty, with the reason in the findings, when the file cannot be read at all. */
    public static Optional<Map<String, Sheet>> open(String file, byte[] content, Findings findings) {
        return open(file, content, findings, Xlsx::sheets);
    }

    /** The first sheet that can be seen, whatever it is called. */
    public static Optional<Sheet> first(String file, byte[] content, Findings findings) {
        return open(file, content, findings, Xlsx::first);
    }

    private interface Opening<T> {
        T open(Xlsx xlsx, byte[] content) throws IOException;
    }

    private static <T> Optional<T> open(String file, byte[] content, Findings findings, Opening<T> opening) {
        try {
            if (content.length > MAX_BYTES)
                throw new Refused("TOO_BIG", content.length + " bytes", "at most 5 MB", "split the table");
            FileKind.check(content);
            return Optional.of(opening.open(new Xlsx(file, findings), content));
        } catch (Refused refused) {
            refused.reportAt(findings.at(file, ""));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory cannot fail", e);
        }
    }

    private Map<String, Sheet> sheets(byte[] content) throws IOException {
        var parts = ZipParts.of(content, allowance);
        Contents.check(parts);
        var workbook = WorkbookPart.read(parts);
        var values = values(parts, workbook);
        var sheets = new HashMap<String, Sheet>();
        for (var tab : workbook.tabs()) {
            visible(tab);
            if (READ.contains(tab.name())) sheets.put(tab.name(), sheet(parts, workbook.partOf(tab), tab, values));
            else unknown(tab);
        }
        return sheets;
    }

    private Sheet first(byte[] content) throws IOException {
        var parts = ZipParts.of(content, allowance);
        Contents.check(parts);
        var workbook = WorkbookPart.read(parts);
        var tab = workbook.tabs().stream()
                .filter(one -> !one.hidden())
                .findFirst()
                .orElseThrow(() -> Refused.broken("a workbook without a sheet that can be seen"));
        return sheet(parts, workbook.partOf(tab), tab, values(parts, workbook));
    }

    private CellValues values(ZipParts parts, WorkbookPart workbook) throws IOException {
        var texts = workbook.relations().target("sharedStrings").orElse("");
        var styles = workbook.relations().target("styles").orElse("");
        return new CellValues(
                texts.isEmpty() ? SharedTexts.NONE : texts(parts, texts),
                styles.isEmpty() ? NumberFormats.NONE : formats(parts, styles),
                workbook.from1904());
    }

    private SharedTexts texts(ZipParts parts, String name) throws IOException {
        try (var xml = new XmlReader(parts.open(name))) {
            return SharedTexts.read(xml, allowance);
        }
    }

    private static NumberFormats formats(ZipParts parts, String name) throws IOException {
        try (var xml = new XmlReader(parts.open(name))) {
            return NumberFormats.read(xml);
        }
    }

    private Sheet sheet(ZipParts parts, String name, WorkbookPart.Tab tab, CellValues values) throws IOException {
        try (var xml = new XmlReader(parts.open(name))) {
            return new SheetReader(values, findings.at(file, tab.name()), allowance).read(xml);
        }
    }

    private void visible(WorkbookPart.Tab tab) {
        if (tab.hidden() && !tab.name().equals(Sheet.FINDINGS))
            findings.at(file, tab.name())
                    .report("", "HIDDEN", "a hidden sheet", "everything visible", "show the sheet or delete it");
    }

    /** What nobody reads must not seem to be at work. */
    private void unknown(WorkbookPart.Tab tab) {
        if (tab.name().equals(Sheet.FINDINGS)) return;
        var meant =
                READ.stream().filter(name -> LookAlikes.same(name, tab.name())).findFirst();
        findings.at(file, tab.name())
                .report(
                        Severity.NOTE,
                        "",
                        "UNKNOWN_SHEET",
                        "a sheet that is not read",
                        String.join(", ", READ),
                        meant.map(name -> "did you mean \"" + name + "\"?").orElse(""));
    }
}
