package io.shelfbell.rule.table;

import io.shelfbell.rule.AnnotatedCopy;
import io.shelfbell.rule.Finding;
import io.shelfbell.rule.TableCheck;
import io.shelfbell.rule.workbook.Findings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A workbook as the parts of its zip file, to write what no program would write. */
final class RawBook {
    static final String RULES = "xl/worksheets/sheet2.xml";
    static final String TEXTS = "xl/sharedStrings.xml";
    static final String STYLES = "xl/styles.xml";
    static final String WORKBOOK = "xl/workbook.xml";
    static final String TYPES = "[Content_Types].xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** A good table about exclusion, with one row. */
    static RawBook good() {
        return of(TestBook.about(
                "exclusion", "first", "Id | Recipient tier | Available | => Reason\nX-1 | gold | 5 | NO"));
    }

    /** With what its check found as comments and as a sheet of ours, which another copy takes away. */
    static RawBook annotated(TestBook book) {
        var check = TableCheck.of("t.xlsx", book.bytes());
        return of(AnnotatedCopy.of(book.bytes(), check, Duration.ofMinutes(1)));
    }

    static RawBook of(TestBook book) {
        return of(book.bytes());
    }

    static RawBook of(byte[] workbook) {
        var raw = new RawBook();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                raw.parts.put(entry.getName(), zip.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return raw;
    }

    RawBook with(String part, String content) {
        parts.put(part, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    RawBook without(String part) {
        parts.remove(part);
        return this;
    }

    String text(String part) {
        return new String(parts.get(part), StandardCharsets.UTF_8);
    }

    RawBook rewrite(String part, UnaryOperator<String> change) {
        var before = text(part);
        var after = change.apply(before);
        if (after.equals(before)) throw new AssertionError("Nothing to change in " + before);
        return with(part, after);
    }

    /** The sheet "Rules" with its rows replaced. */
    RawBook rows(String xml) {
        return rewrite(
                RULES, old -> old.replaceFirst("(?s)<sheetData>.*</sheetData>", "<sheetData>" + xml + "</sheetData>"));
    }

    Map<String, byte[]> parts() {
        return parts;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static List<Finding> findings(byte[] workbook) {
        var findings = new Findings();
        TableReader.read("t.xlsx", workbook, findings);
        return findings.all();
    }
}
