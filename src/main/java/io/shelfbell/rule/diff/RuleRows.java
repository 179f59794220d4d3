package io.shelfbell.rule.diff;

import io.shelfbell.rule.Difference;
import io.shelfbell.rule.Difference.Kind;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows that came, went, moved or changed. */
final class RuleRows {
    private static final String ID = "Id";

    private final Named before;
    private final Named after;
    private final About about;
    private final Pairing pairing;
    private final CellChanges changes;
    private final Consumer<Difference> found;

    RuleRows(Grid before, Grid after, About about, Cells cells, Consumer<Difference> found) {
        this.before = Named.of(before);
        this.after = Named.of(after);
        this.about = about;
        this.changes = new CellChanges(Kind.CELL_CHANGED, Sheet.RULES, before, after, cells);
        this.found = found;
        this.pairing = new Pairing(before.rows(), after.rows());
        pair();
    }

    /** By id; a blank or doubled id by what the row says, then by position; at last a row that only has another id. */
    private void pair() {
        var twice = new HashSet<>(before.twice());
        twice.addAll(after.twice());
        pairing.byUnique((row, later) -> unlessIn(twice, id(row, later)))
                .inOrder((row, later) ->
                        isNamed(twice, row, later) ? "" : side(later).says(row, ""))
                .inOrder((row, later) -> isNamed(twice, row, later) ? "" : "id " + id(row, later))
                .byUnique((row, later) -> side(later).says(row, ID));
    }

    private static String unlessIn(Set<String> twice, String id) {
        return twice.contains(id) ? "" : id;
    }

    private boolean isNamed(Set<String> twice, SheetRow row, boolean later) {
        return !unlessIn(twice, id(row, later)).isEmpty();
    }

    private String id(SheetRow row, boolean later) {
        return side(later).id(row);
    }

    private Named side(boolean later) {
        return later ? after : before;
    }

    void compare() {
        for (int i = 0; i < before.rows().size(); i++) if (pairing.isGone(i)) removed(i);
        var common = IntStream.range(0, after.rows().size())
                .filter(i -> pairing.earlier(i) != Pairing.NEW)
                .toArray();
        var moves = Moves.of(IntStream.of(common).map(pairing::earlier).toArray());
        var names = IntStream.of(common).mapToObj(after::name).toList();
        int position = 0;
        for (int i = 0; i < after.rows().size(); i++) {
            if (pairing.earlier(i) == Pairing.NEW) added(i);
            else {
                if (moves.isMoved(position)) moved(i, position, moves, names);
                changed(i);
                position++;
            }
        }
    }

    private void removed(int position) {
        var row = before.rows().get(position);
        var sentence = before.name(position) + " was removed" + hint(before.id(row), "it");
        tell(Kind.ROW_REMOVED, before, position, ID, before.says(position), null, sentence);
    }

    private String hint(String id, String it) {
        if (id.isEmpty() || about.retired().contains(id) || after.has(id)) return "";
        return "; add %s to \"Retired ids\" in Read me, so that nobody uses the id again".formatted(it);
    }

    private void added(int position) {
        var reused = about.retired().contains(after.id(after.rows().get(position)))
                ? "; the id is retired, give the row a new one"
                : "";
        var place = position == 0 ? "at the top" : after.place(position);
        var sentence = "%s was added %s: %s%s".formatted(after.name(position), place, after.says(position), reused);
        tell(Kind.ROW_ADDED, after, position, null, null, after.says(position), sentence);
    }

    private void changed(int position) {
        int earlier = pairing.earlier(position);
        var was = before.rows().get(earlier);
        var is = after.rows().get(position);
        if (!before.id(was).equals(after.id(is))) renamed(position, before.id(was), after.id(is));
        changes.compare(after.name(position), was, is, ID, found);
    }

    private void renamed(int position, String was, String is) {
        var sentence = "%s: Id was %s, is now %s%s"
                .formatted(after.name(position), Words.shown(was, false), Words.shown(is, false), hint(was, was));
        tell(Kind.CELL_CHANGED, after, position, ID, was, is, sentence);
    }

    private void moved(int position, int among, Moves moves, List<String> names) {
        var from = before.place(pairing.earlier(position));
        var to = after.place(position);
        var sentence = "%s moved from %s to %s".formatted(after.name(position), from, to);
        var overtaken = moves.overtaken(among);
        var overtook = moves.overtook(among);
        if (about.firstAnswers()) {
            if (overtaken.count() > 0) sentence += ": it now answers before " + overtaken.words(names);
            if (overtook.count() > 0)
                sentence +=
                        (overtaken.count() > 0 ? " and" : ": it now answers only") + " after " + overtook.words(names);
        }
        tell(Kind.ROW_MOVED, after, position, null, from, to, sentence);
    }

    private void tell(
            Kind kind,
            Named side,
            int position,
            @Nullable String column,
            @Nullable String was,
            @Nullable String is,
            String sentence) {
        var row = side.rows().get(position);
        boolean whole = kind != Kind.CELL_CHANGED;
        var cell = whole ? side.grid().range(row) : side.grid().cell(row, ID).ref();
        found.accept(
                new Difference(kind, Sheet.RULES, side.name(position), cell, whole ? null : column, was, is, sentence));
    }
}
