package io.shelfbell.rule;

import io.shelfbell.rule.table.ListRefresh;
import java.util.List;

/**
 * A workbook whose sheet "Lists" offers what the vocabulary knows today; no other sheet is touched.
 *
 * @param changes a line each; empty if the workbook is the one that was given
 */
public record TableRefresh(byte[] workbook, List<String> changes) {

    /** @throws UnreadableWorkbook if it is no decision table, or none whose question is known */
    public static TableRefresh of(byte[] workbook) {
        var refresh = ListRefresh.of(workbook);
        return new TableRefresh(refresh.apply(), refresh.changes());
    }
}
