package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.TimeLimit;
import java.util.List;

/**
 * One condition column of a table.
 *
 * @param position in the sheet, from 0
 * @param cells what each row says
 */
public record Column(int position, FactTerm term, List<Condition> cells, ColumnIndex index) {

    /** Whether it stands for the columns "From" and "Until". */
    public boolean isDates() {
        return term.name().equals(DecisionTable.DAY);
    }

    static Column of(int position, FactTerm term, List<RuleRow> rows) {
        TimeLimit.check();
        var cells = rows.stream()
                .map(row -> row.conditions().getOrDefault(position, Condition.ANY))
                .toList();
        return new Column(position, term, cells, ColumnIndex.of(term.type().kind(), cells));
    }
}
