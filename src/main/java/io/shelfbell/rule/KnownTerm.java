package io.shelfbell.rule;

import io.shelfbell.rule.table.Glossary;
import java.util.List;

/**
 * A term that may head a column of a question's tables.
 *
 * @param header as it is written in the workbook
 * @param holds its type in words, or its values
 * @param unit blank for none
 */
public record KnownTerm(String header, String holds, String unit, String example) {

    /** Conditions first, then outcomes; none for an unknown question. */
    public static List<KnownTerm> of(String question) {
        return Glossary.of(question);
    }
}
