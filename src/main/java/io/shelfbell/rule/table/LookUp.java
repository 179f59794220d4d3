package io.shelfbell.rule.table;

import java.util.List;

/**
 * One question to a table. Nothing is copied: the columns' sets of rows are read side by side, 64 rows at a time, and only as far as
 * somebody asks.
 *
 * @param all every row of the table
 * @param allowing by column, the rows that allow what the fact has there
 */
record LookUp(long[] all, long[][] allowing) {

    static LookUp of(Given given, List<Column> columns, long[] all) {
        var allowing = new long[columns.size()][];
        for (int i = 0; i < allowing.length; i++) {
            var column = columns.get(i);
            allowing[i] = column.index().allowing(given.value(column.term()));
        }
        return new LookUp(all, allowing);
    }

    /** The first matching row at or after {@code from}, or -1. */
    int next(int from) {
        long rest = -1L << from;
        for (int word = from >>> 6; word < all.length; word++) {
            long rows = matching(word) & rest;
            if (rows != 0) return Bits.first(word, rows);
            rest = -1L;
        }
        return -1;
    }

    private long matching(int word) {
        long rows = all[word];
        for (int i = 0; rows != 0 && i < allowing.length; i++) rows &= allowing[i][word];
        return rows;
    }

    /** The first row that every column but one allows, or -1. */
    int nearest() {
        for (int word = 0; word < all.length; word++) {
            long rows = allButOne(word);
            if (rows != 0) return Bits.first(word, rows);
        }
        return -1;
    }

    private long allButOne(int word) {
        long once = 0;
        long often = 0;
        for (int i = 0; i < allowing.length && often != -1L; i++) {
            long refused = ~allowing[i][word];
            often |= once & refused;
            once |= refused;
        }
        return once & ~often & all[word];
    }

    /** The first column that refuses the row. */
    int refusing(int row) {
        int column = 0;
        while (Bits.has(allowing[column], row)) column++;
        return column;
    }
}
