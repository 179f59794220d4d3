package io.shelfbell.rule.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.XSSFReader;

/** Opens a workbook from a stranger: sizes are checked before anything is unpacked, and every sheet is streamed once. */
public final class Xlsx {
    private static final int MAX_BYTES = 5 << 20;
    private static final long MAX_UNPACKED = 100L << 20;
    private static final int MAX_ENTRIES = 1_000;

    private Xlsx() {}

    /** The sheets by name; empty, with the reason in the findings, when the file cannot be read at all. */
    public static Optional<Map<String, Sheet>> open(String file, byte[] content, Findings findings) {
        var place = findings.at(file, "");
        if (content.length > MAX_BYTES) {
            place.report("", "TOO_BIG", content.length + " bytes", "at most 5 MB", "split the table");
            return Optional.empty();
        }
        try {
            if (!plausible(content)) throw new IOException("no zip file, or one that unpacks to too much");
            return Optional.of(sheets(file, content, findings));
        } catch (IOException | OpenXML4JException | XMLStreamException | RuntimeException e) {
            // the file decides what POI stumbles over, so any failure is a fact about the file
            place.report("", "NOT_A_WORKBOOK", "a file that cannot be read", "an .xlsx workbook", hint(e));
            return Optional.empty();
        }
    }

    private static String hint(Exception e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }

    private static boolean plausible(byte[] content) throws IOException {
        int entries = 0;
        long unpacked = 0;
        var buffer = new byte[8192];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            while (zip.getNextEntry() != null) {
                if (++entries > MAX_ENTRIES) return false;
                for (int read; (read = zip.read(buffer)) > 0; ) {
                    unpacked += read;
                    if (unpacked > MAX_UNPACKED) return false;
                }
            }
        }
        return entries > 0;
    }

    private static Map<String, Sheet> sheets(String file, byte[] content, Findings findings)
            throws IOException, OpenXML4JException, XMLStreamException {
        try (var opened = OPCPackage.open(new ByteArrayInputStream(content))) {
            var reader = new XSSFReader(opened);
            var cells = CellValues.of(reader);
            var sheets = new HashMap<String, Sheet>();
            var each = reader.getSheetIterator();
            while (each.hasNext()) {
                try (var xml = each.next()) {
                    var place = findings.at(file, each.getSheetName());
                    sheets.put(each.getSheetName(), new SheetReader(cells, place).read(xml));
                }
            }
            return sheets;
        }
    }
}
