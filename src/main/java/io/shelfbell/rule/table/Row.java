package io.shelfbell.rule.table;

import io.shelfbell.fact.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a decision table, with its action ready made. Two rows are the same only if they are the same row. */
public final class Row {
    private final Answer.Row answer;
    private final int number;
    private final Object action;
    private final List<Row> conflicts;

    Row(String table, String id, String cells, @Nullable String why, int number, Object action) {
        this(new Answer.Row(table, id, cells, why), number, action, List.of());
    }

    private Row(Answer.Row answer, int number, Object action, List<Row> conflicts) {
        this.answer = answer;
        this.number = number;
        this.action = action;
        this.conflicts = List.copyOf(conflicts);
    }

    Row with(List<Row> others) {
        return new Row(answer, number, action, others);
    }

    public String id() {
        return answer.id();
    }

    public @Nullable String why() {
        return answer.why();
    }

    /** The sheet's row number, from 1. */
    public int number() {
        return number;
    }

    public Object action() {
        return action;
    }

    /** Where the row stands, as explanations name it. */
    public Answer.Row answer() {
        return answer;
    }

    /** Rows that matched as well although the table's hit policy says they must not; they did not answer. */
    public List<Row> conflicts() {
        return conflicts;
    }

    @Override
    public String toString() {
        return answer.table() + " " + id();
    }
}
