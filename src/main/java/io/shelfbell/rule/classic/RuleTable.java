package io.shelfbell.rule.classic;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** From the word RuleTable on: a row of column headers, one of patterns, one of code, one of labels, and then a rule a row. */
final class RuleTable {
    private static final int PATTERNS = 2;
    private static final int CODE = 3;
    private static final int FIRST_RULE = 5;

    private final Written start;
    private final List<Written> headers = new ArrayList<>();
    private final List<Written> code = new ArrayList<>();
    private final List<Written> values = new ArrayList<>();
    private final SortedSet<Integer> rows = new TreeSet<>();
    private int last;

    RuleTable(Written start) {
        this.start = start;
        this.last = start.row() + FIRST_RULE;
    }

    /** Whether the row belongs to the table; one below an empty row does not, nor what stands left of it. */
    boolean take(List<Written> row) {
        var own = row.stream().filter(cell -> cell.column() >= start.column()).toList();
        if (own.isEmpty()) return true;
        int number = own.get(0).row();
        if (number > last + 1) return false;
        int line = number - start.row();
        if (line == 1) headers.addAll(own);
        else if (line == PATTERNS || line == CODE) code.addAll(own);
        else if (line >= FIRST_RULE) {
            last = number;
            rows.add(number);
            values.addAll(own);
        }
        return true;
    }

    /** The row that ends the table where it is empty, from 0. */
    int below() {
        return last + 1;
    }

    Written start() {
        return start;
    }

    List<Written> headers() {
        return headers;
    }

    /** Patterns and code, which every row fills in. */
    List<Written> code() {
        return code;
    }

    /** What the rules' rows say. */
    List<Written> values() {
        return values;
    }

    /** The rules' rows, from 0. */
    SortedSet<Integer> rows() {
        return rows;
    }
}
