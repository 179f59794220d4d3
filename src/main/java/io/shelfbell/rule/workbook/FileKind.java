package io.shelfbell.rule.workbook;

import java.nio.charset.StandardCharsets;

/** Tells by its first bytes what a file is, so that whoever sent the wrong one reads what to do. */
final class FileKind {
    private static final int LOOKED_AT = 4_096;
    private static final String OLE2 = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    private FileKind() {}

    static void check(byte[] content) throws Refused {
        if (content.length == 0) throw Refused.broken("an empty file");
        var start = new String(content, 0, Math.min(content.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004")) return;
        if (start.startsWith(OLE2)) throw ole2(content);
        if (start.startsWith("%PDF")) throw other("a PDF file");
        if (start.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t'))
            throw other(start.stripLeading().startsWith("<") ? "a web page or other XML" : "plain text such as .csv");
        throw Refused.broken("something else than a workbook");
    }

    /** Excel puts an encrypted .xlsx, as well as its workbooks of before 2007, into the same container. */
    private static Refused ole2(byte[] content) {
        var all = new String(content, StandardCharsets.ISO_8859_1);
        if (all.contains(utf16("EncryptedPackage")))
            return new Refused(
                    "ENCRYPTED",
                    "a workbook with a password",
                    "a workbook without",
                    "remove the password (File, Info, Protect Workbook) and save it again");
        return all.contains(utf16("Workbook")) || all.contains(utf16("Book"))
                ? other("a workbook of Excel 97-2003 (.xls)")
                : other("an old Office document");
    }

    private static String utf16(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    static Refused other(String found) {
        return new Refused(
                "OTHER_FORMAT", found, "an .xlsx workbook", "open it in Excel or LibreOffice and save it as .xlsx");
    }
}
