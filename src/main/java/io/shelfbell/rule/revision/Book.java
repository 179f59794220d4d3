package io.shelfbell.rule.revision;

import io.shelfbell.rule.UnreadableWorkbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The part that lists the sheets. */
final class Book {
    /** What may stand before the defined names (ISO/IEC 29500-1, CT_Workbook). */
    private static final Set<String> BEFORE_NAMES = Set.of("sheets", "functionGroups", "externalReferences");

    private final Parts parts;
    private final Relations relations;
    private final Dialect dialect;

    /**
     * @param part of the sheet's content
     * @param index from 0, as defined names count them
     */
    record Tab(String name, String part, int index) {}

    private Book(Parts parts, Relations.Relation workbook) {
        this.parts = parts;
        relations = new Relations(parts, workbook.part());
        dialect = Dialect.of(workbook.type());
    }

    static Book of(Parts parts) {
        return new Book(
                parts,
                new Relations(parts, "")
                        .ofKind("officeDocument")
                        .orElseThrow(() -> new UnreadableWorkbook("no workbook in it")));
    }

    Dialect dialect() {
        return dialect;
    }

    Relations relations() {
        return relations;
    }

    /** The worksheets; charts have no cells. */
    List<Tab> tabs() {
        var tabs = new ArrayList<Tab>();
        var sheets = sheets().children("sheet").toList();
        for (int i = 0; i < sheets.size(); i++) {
            int index = i;
            relations
                    .withId(sheets.get(i).attribute("id"))
                    .filter(relation -> relation.is("worksheet"))
                    .map(relation -> new Tab(sheets.get(index).attribute("name"), relation.part(), index))
                    .ifPresent(tabs::add);
        }
        return tabs;
    }

    Optional<Tab> tab(String name) {
        return tabs().stream().filter(tab -> tab.name().equalsIgnoreCase(name)).findFirst();
    }

    /** As the last sheet, with a filter over these cells. */
    void add(String name, String part, String filtered) {
        var root = root();
        var sheets = sheets();
        var all = sheets.children("sheet").toList();
        int id = all.stream()
                        .mapToInt(one -> Integer.parseInt(one.attribute("sheetId")))
                        .max()
                        .orElse(0)
                + 1;
        var edits = new Edits(root.text());
        edits.append(
                sheets,
                "<%ssheet name=\"%s\" sheetId=\"%d\" %s/>"
                        .formatted(
                                root.prefix(),
                                name,
                                id,
                                dialect.pointer(relations.add(dialect.type("worksheet"), part))));
        var filter = "<%sdefinedName name=\"_xlnm._FilterDatabase\" localSheetId=\"%d\" hidden=\"1\">%s</%sdefinedName>"
                .formatted(root.prefix(), all.size(), name + "!" + filtered, root.prefix());
        define(root, filter, edits);
        parts.put(relations.owner(), edits.apply());
    }

    private static void define(XmlElement root, String name, Edits edits) {
        var names = root.child("definedNames");
        if (names.isPresent()) edits.append(names.get(), name);
        else {
            var before = root.children().stream().filter(one -> BEFORE_NAMES.contains(one.local()));
            int last = before.mapToInt(XmlElement::end).max().orElseThrow();
            edits.insert(last, "<%1$sdefinedNames>%2$s</%1$sdefinedNames>".formatted(root.prefix(), name));
        }
    }

    /** The sheets behind it move up, and so do the numbers by which names and views know them. */
    void remove(Tab tab) {
        var edits = new Edits(root().text());
        edits.remove(sheets().children("sheet").toList().get(tab.index()));
        root().all("definedName")
                .filter(one -> !one.attribute("localSheetId").isEmpty())
                .forEach(one -> {
                    int of = Integer.parseInt(one.attribute("localSheetId"));
                    if (of == tab.index()) edits.remove(one);
                    else if (of > tab.index()) renumber(one, "localSheetId", of - 1, edits);
                });
        root().all("workbookView").forEach(view -> {
            for (var attribute : List.of("firstSheet", "activeTab")) {
                int of = view.attribute(attribute).isEmpty() ? 0 : Integer.parseInt(view.attribute(attribute));
                if (of >= tab.index() && of > 0) renumber(view, attribute, of - 1, edits);
            }
        });
        parts.put(relations.owner(), edits.apply());
        withoutEmptyNames();
        relations.all().stream()
                .filter(one -> one.part().equals(tab.part()))
                .findFirst()
                .ifPresent(relations::remove);
    }

    private static void renumber(XmlElement element, String attribute, int number, Edits edits) {
        var value =
                Pattern.compile("\\b" + attribute + "\\s*=\\s*[\"'](\\d+)[\"']").matcher(element.startTag());
        if (value.find())
            edits.replace(element.start() + value.start(1), element.start() + value.end(1), String.valueOf(number));
    }

    private void withoutEmptyNames() {
        root().child("definedNames").filter(names -> names.children().isEmpty()).ifPresent(names -> {
            var edits = new Edits(names.text());
            edits.remove(names);
            parts.put(relations.owner(), edits.apply());
        });
    }

    private XmlElement root() {
        return XmlElement.root(parts.text(relations.owner()));
    }

    private XmlElement sheets() {
        return root().child("sheets").orElseThrow(() -> new UnreadableWorkbook("a workbook without sheets"));
    }
}
