package io.shelfbell.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An example that nobody has written yet.
 *
 * @param givens what would stand in the columns of the sheet "Examples"; a term that is unknown is left out
 * @param expect what would stand in the column "Expect"
 */
public record Proposal(Map<String, String> givens, String expect) {
    public Proposal {
        givens = new LinkedHashMap<>(givens);
    }

    /** In one line, for example {@code Recipient tier gold; Local time 21:30 -> TIME-510}. */
    public String words() {
        return givens.entrySet().stream()
                        .map(given -> given.getKey() + " " + given.getValue())
                        .collect(Collectors.joining("; "))
                + " -> " + expect;
    }
}
