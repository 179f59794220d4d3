package io.shelfbell.rule;

import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.workbook.Findings;
import java.util.List;

/** Finds ids that several workbooks of one question share. */
record SharedIds(Findings findings) {

    void check(List<DecisionTable> tables) {
        var taken = new TakenIds();
        for (var table : tables) taken.take(table, findings);
    }
}
