package io.shelfbell.rule;

import io.shelfbell.rule.table.NewTableRequest;
import java.util.List;

/**
 * A decision table that somebody wants to begin.
 *
 * @param terms what its condition columns ask, in their order
 * @param policy which row answers when several match, such as {@code first}
 */
public record NewTable(String question, List<String> terms, String policy, String owner, String purpose) {

    public NewTable {
        terms = List.copyOf(terms);
    }

    /** Why it cannot be written, a sentence each; empty if it can. */
    public List<String> problems() {
        return request().problems();
    }

    /**
     * The workbook, ready for its first row.
     *
     * @throws IllegalArgumentException if there are problems
     */
    public byte[] workbook() {
        if (!problems().isEmpty()) throw new IllegalArgumentException(String.join(" ", problems()));
        return request().write();
    }

    private NewTableRequest request() {
        return new NewTableRequest(question, terms, policy, owner, purpose);
    }
}
