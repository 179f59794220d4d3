package io.shelfbell.rule;

import io.shelfbell.fact.Answer;
import io.shelfbell.rule.table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action, with the rule and row that gave it.
 *
 * @param row null when the rule answered without a table
 */
record Fired(String rule, @Nullable String owner, @Nullable Row row, Object action) {

    /** By rule, table and row, so that an answer never depends on the order in which rules happen to fire. */
    static final Comparator<Fired> IN_ORDER = Comparator.comparing(Fired::rule)
            .thenComparing(fired -> fired.row == null ? "" : fired.row.answer().table())
            .thenComparingInt(fired -> fired.row == null ? 0 : fired.row.number());

    /** The row's answer, and those of the rows that matched beside it against the table's hit policy. */
    List<Answer> answers(String question) {
        if (row == null) return List.of(new Answer(question, rule, owner, null));
        var answers = new ArrayList<Answer>();
        answers.add(new Answer(question, rule, owner, row.answer()));
        for (var other : row.conflicts()) answers.add(new Answer(question, rule, owner, other.answer()));
        return answers;
    }
}
