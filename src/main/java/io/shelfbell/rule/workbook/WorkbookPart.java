package io.shelfbell.rule.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** The part that lists the sheets, in the order of their tabs. */
record WorkbookPart(Relations relations, List<Tab> tabs, boolean from1904) {
    private static final int MAX_TABS = 200;

    /** @param relation the id of the sheet's part */
    record Tab(String name, String relation, boolean hidden) {}

    static WorkbookPart read(ZipParts parts) throws IOException {
        var name = Relations.of("", parts)
                .target("officeDocument")
                .orElseThrow(() -> Refused.broken("a zip file that does not say where its workbook is"));
        var tabs = new ArrayList<Tab>();
        boolean from1904 = false;
        var relations = Relations.of(name, parts);
        try (var xml = new XmlReader(parts.open(name))) {
            for (var event = xml.next(); event != XmlReader.Event.STOP; event = xml.next()) {
                if (event != XmlReader.Event.START) continue;
                if (xml.name().equals("sheet")) tabs.add(tab(xml));
                if (xml.name().equals("workbookPr")) from1904 = isTrue(xml.attribute("date1904"));
                if (xml.name().equals("externalReference")) throw Contents.externalLinks();
                if (tabs.size() > MAX_TABS) throw Refused.broken("more than " + MAX_TABS + " sheets");
            }
        }
        distinct(tabs);
        return new WorkbookPart(relations, tabs, from1904);
    }

    private static Tab tab(XmlReader xml) {
        boolean hidden = xml.attribute("state").toLowerCase(Locale.ROOT).endsWith("hidden");
        return new Tab(PlainText.of(xml.attribute("name")).strip(), xml.prefixed("id"), hidden);
    }

    private static void distinct(List<Tab> tabs) throws Refused {
        var names = new HashSet<String>();
        for (var tab : tabs)
            if (!names.add(tab.name().toLowerCase(Locale.ROOT)))
                throw Refused.broken("two sheets called \"" + tab.name() + "\"");
    }

    private static boolean isTrue(String attribute) {
        return attribute.equals("1") || attribute.equals("true");
    }

    String partOf(Tab tab) throws Refused {
        var relation = relations.byId().get(tab.relation());
        if (relation == null || !relation.type().equals("worksheet"))
            throw Refused.broken("a sheet \"" + tab.name() + "\" without cells");
        return relation.target();
    }
}
