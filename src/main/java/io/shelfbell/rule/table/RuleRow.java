package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.SheetCell;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.Map;

/**
 * A row as read: its answer, the sheet row it came from, and what its cells say.
 *
 * @param idColumn where its id stands
 * @param conditions by column
 * @param dates the days on which the row holds
 */
public record RuleRow(Row row, SheetRow sheetRow, int idColumn, Map<Integer, Condition> conditions, Condition dates) {
    /** The cell that holds the id. */
    public SheetCell idCell() {
        return sheetRow.cell(idColumn);
    }
}
