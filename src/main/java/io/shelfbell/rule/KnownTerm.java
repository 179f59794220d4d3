package io.shelfbell.rule;

import java.util.List;

/**
 * A term that may head a column of a decision table.
 *
 * @param name as people say it, for example {@code Recipient tier}
 * @param header as it heads a column; an outcome has {@code =>} before its name
 * @param type {@code TEXT}, {@code CHOICE}, {@code NUMBER}, {@code YES_NO}, {@code TIME}, {@code DATE} or {@code DURATION}
 * @param holds the type in words, or the values
 * @param many whether there may be several values at once
 * @param values all there are; empty when the list is open
 * @param unit in words, blank for none
 * @param atLeast the smallest value that a fact can have, as a cell would say it; blank for no bound
 * @param mayBeUnknown whether a fact may have no value, so that only a blank cell or a "not" matches
 * @param required whether an outcome's cell may not be blank
 * @param example a cell as an analyst would write it
 * @param questions all the questions that know it
 */
public record KnownTerm(
        String name,
        String header,
        String type,
        String holds,
        boolean many,
        List<String> values,
        String unit,
        String atLeast,
        boolean mayBeUnknown,
        boolean required,
        String example,
        List<String> questions) {
    public KnownTerm {
        values = List.copyOf(values);
        questions = List.copyOf(questions);
    }
}
