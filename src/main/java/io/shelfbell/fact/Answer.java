package io.shelfbell.fact;

import org.jspecify.annotations.Nullable;

/**
 * One rule, and the table row where there is one, that answered a question.
 *
 * @param row null when the rule answered without a table
 */
public record Answer(
        String question,
        String rule,
        @Nullable String owner,
        @Nullable Row row) {

    /**
     * A row of a decision table.
     *
     * @param cells where it stands, for example {@code decision-tables/timing.xlsx!Rules!A7:H7}
     * @param why the analyst's reason
     */
    public record Row(
            String table, String id, String cells, @Nullable String why) {}
}
