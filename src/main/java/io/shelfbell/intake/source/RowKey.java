package io.shelfbell.intake.source;

/**
 * One row of a source.
 *
 * @param tableNo the table's place in the settings, from 0
 */
record RowKey(int tableNo, String key) {}
