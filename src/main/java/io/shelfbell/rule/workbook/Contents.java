package io.shelfbell.rule.workbook;

import java.io.IOException;
import java.util.Set;

/** Looks over what a zip file holds before any of its sheets is read: macros, links to other files, other kinds of documents. */
final class Contents {
    private static final String TYPES = "[Content_Types].xml";

    private Contents() {}

    static void check(ZipParts parts) throws IOException {
        var names = parts.names();
        if (names.contains("content.xml") && names.contains("mimetype"))
            throw FileKind.other("an OpenDocument file such as .ods");
        if (names.contains("xl/workbook.bin")) throw FileKind.other("a binary workbook (.xlsb)");
        if (names.contains("word/document.xml")) throw FileKind.other("a text document (.docx)");
        if (names.contains("ppt/presentation.xml")) throw FileKind.other("a presentation (.pptx)");
        if (!parts.has(TYPES)) throw Refused.broken("a zip file, but no workbook");
        if (anyHas(names, "vbaproject") || anyHas(names, "macrosheets/") || anyHas(names, "activex/")) throw macros();
        if (anyHas(names, "externallinks/") || names.contains("xl/connections.xml")) throw externalLinks();
        types(parts);
    }

    private static boolean anyHas(Set<String> names, String part) {
        return names.stream().anyMatch(name -> name.contains(part));
    }

    private static void types(ZipParts parts) throws IOException {
        try (var xml = new XmlReader(parts.open(TYPES))) {
            for (var event = xml.next(); event != XmlReader.Event.STOP; event = xml.next()) {
                var type = xml.attribute("ContentType");
                if (event == XmlReader.Event.START && (type.contains("macroEnabled") || type.contains("vbaProject")))
                    throw macros();
            }
        }
    }

    private static Refused macros() {
        return new Refused(
                "MACROS", "a workbook with macros", "a workbook without", "save it as \"Excel Workbook (.xlsx)\"");
    }

    static Refused externalLinks() {
        return new Refused(
                "EXTERNAL_LINKS",
                "links to other files or databases",
                "a workbook that stands alone",
                "break the links (Data, Edit Links) and save it again");
    }
}
