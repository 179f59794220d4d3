package io.shelfbell.rule.revision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The comments of one sheet, which take a list, a drawing, and a pointer from the sheet to the drawing. */
record SheetRemarks(Parts parts, Book book, Book.Tab tab) {
    /** What may stand behind the pointer to the drawing (ISO/IEC 29500-4, CT_Worksheet). */
    private static final Set<String> BEHIND = Set.of(
            "legacyDrawingHF",
            "drawingHF",
            "picture",
            "oleObjects",
            "controls",
            "webPublishItems",
            "tableParts",
            "extLst",
            "AlternateContent");

    private static final String POINTER = "legacyDrawing";

    /** Takes everything away that was ours. */
    void clear() {
        threads().clear();
        var list = relations().ofKind("comments").filter(found -> parts.has(found.part()));
        if (list.isEmpty()) return;
        var cut = CommentList.of(parts.text(list.get().part())).withoutOurs();
        if (!cut.changed()) return;
        parts.put(list.get().part(), cut.text());
        shapes().ifPresent(drawing -> erase(drawing, cut.gone()));
        if (cut.empty()) drop("comments"::equals);
    }

    private void erase(String drawing, List<String> cells) {
        var left = new NoteShapes(parts.text(drawing)).without(cells);
        parts.put(drawing, left.text());
        if (!left.isEmpty()) return;
        var edits = new Edits(sheet().text());
        sheet().child(POINTER).ifPresent(edits::remove);
        parts.put(tab.part(), edits.apply());
        drop(drawing::equals);
    }

    /** The parts of this kind or name, and every mention of them. */
    private void drop(Predicate<String> which) {
        for (var relation : relations().all()) {
            var kind = relation.type().substring(relation.type().lastIndexOf('/') + 1);
            if (!which.test(kind) && !which.test(relation.part())) continue;
            relations().withId(relation.id()).ifPresent(relations()::remove);
            parts.remove(new Relations(parts, relation.part()).file());
            parts.remove(relation.part());
            new ContentTypes(parts).remove(relation.part());
        }
    }

    void add(Map<String, Remark> remarks) {
        if (remarks.isEmpty()) return;
        threads().add(remarks);
        var list = relations().ofKind("comments").map(Relations.Relation::part).filter(parts::has);
        var comments = list.map(part -> CommentList.of(parts.text(part))).orElse(CommentList.empty(book.dialect()));
        var known = comments.cells();
        var fresh = remarks.values().stream()
                .filter(remark -> !known.contains(remark.cell()))
                .toList();
        parts.put(list.orElseGet(this::newList), comments.with(remarks));
        if (!fresh.isEmpty()) draw(fresh);
    }

    private String newList() {
        var part = parts.free("xl/comments%d.xml");
        new ContentTypes(parts).add(part, ContentTypes.COMMENTS);
        relations().add(book.dialect().type("comments"), part);
        return part;
    }

    private void draw(List<Remark> remarks) {
        int block = tab.index() + 1;
        var known = shapes();
        var before = known.map(part -> new NoteShapes(parts.text(part))).orElse(NoteShapes.empty(block));
        var after = before.with(remarks, Widths.of(sheet()), block);
        parts.put(known.orElseGet(this::newDrawing), after.text());
    }

    private Optional<String> shapes() {
        return sheet().child(POINTER)
                .flatMap(pointer -> relations().withId(pointer.attribute("id")))
                .map(Relations.Relation::part)
                .filter(parts::has);
    }

    private String newDrawing() {
        var part = parts.free("xl/drawings/vmlDrawing%d.vml");
        new ContentTypes(parts).addDrawings();
        var id = relations().add(book.dialect().type("vmlDrawing"), part);
        var sheet = sheet();
        var edits = new Edits(sheet.text());
        sheet.child(POINTER).ifPresent(edits::remove);
        edits.insert(
                place(sheet),
                "<%s%s %s/>".formatted(sheet.prefix(), POINTER, book.dialect().pointer(id)));
        parts.put(tab.part(), edits.apply());
        return part;
    }

    private static int place(XmlElement sheet) {
        @Nullable XmlElement cells = null;
        for (var child : sheet.children()) {
            if (child.local().equals("sheetData")) cells = child;
            else if (cells != null && BEHIND.contains(child.local())) return child.start();
        }
        return sheet.close();
    }

    private ThreadReplies threads() {
        return new ThreadReplies(parts, book.relations(), relations());
    }

    private XmlElement sheet() {
        return XmlElement.root(parts.text(tab.part()));
    }

    private Relations relations() {
        return new Relations(parts, tab.part());
    }
}
