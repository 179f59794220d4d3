package io.shelfbell.rule.classic;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/**
 * A cell that is not blank; within a merged range each cell says what the first one does.
 *
 * @param row from 0
 * @param column from 0
 * @param repeated whether the first cell of its merged range said it before
 */
record Written(int row, int column, String text, boolean repeated) {

    String ref() {
        return ref(row, column);
    }

    static String ref(int row, int column) {
        return new CellReference(row, column).formatAsString();
    }

    boolean holds(String word) {
        return Pattern.compile("\\b" + Pattern.quote(word) + "\\b")
                .matcher(text)
                .find();
    }

    /** Drools reads on from this word, wherever it stands. */
    boolean beginsTable() {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("ruletable") || lower.startsWith("ruletable ");
    }
}
