package io.shelfbell.intake.source;

import io.shelfbell.intake.source.Reconciliation.Counts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a comparison has found so far. A table that cannot be compared is an error; the others are compared all the same. */
final class Findings {
    private final List<Difference> differences = new ArrayList<>();
    private final Set<Difference> mended = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Counts counts = Counts.NONE;

    void add(Counts read, Collection<Difference> found) {
        differences.addAll(found);
        counts = counts.plus(read).plus(new Counts(0, 0, 0, 0, found.size(), 0));
    }

    void mended(Collection<Difference> rows) {
        mended.addAll(rows);
        counts = counts.plus(new Counts(0, 0, 0, 0, 0, rows.size()));
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    void fail(Exception e) {
        errors.add(e.getMessage() == null ? e.toString() : e.getMessage());
    }

    Counts counts() {
        return counts;
    }

    List<Difference> differences() {
        return differences;
    }

    Set<Difference> mended() {
        return mended;
    }

    List<String> notes() {
        return notes;
    }

    /** Null when there was none. */
    @Nullable
    String error() {
        return errors.isEmpty() ? null : String.join(" ", errors);
    }
}
