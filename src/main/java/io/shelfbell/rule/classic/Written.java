package io.shelfbell.rule.classic;

import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/**
 * A cell that is not blank.
 *
 * @param row from 0
 * @param column from 0
 */
record Written(int row, int column, String text) {

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
        var lower = text.toLowerCase(java.util.Locale.ROOT);
        return lower.equals("ruletable") || lower.startsWith("ruletable ");
    }
}
