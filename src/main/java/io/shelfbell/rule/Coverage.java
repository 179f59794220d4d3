package io.shelfbell.rule;

import java.util.List;

/**
 * What a table's examples prove.
 *
 * @param rows of the table
 * @param coveredRows rows that answer an example
 * @param cells conditions that are not blank
 * @param coveredCells conditions that hold in an example which their row answers, and of which another example shows that they alone
 *     can keep the row from matching
 * @param proposals an example for each row that has none
 */
public record Coverage(int rows, int coveredRows, int cells, int coveredCells, List<Proposal> proposals) {
    public Coverage {
        proposals = List.copyOf(proposals);
    }
}
