package io.shelfbell.fact;

/**
 * The row that came nearest to matching when none did, and the one cell that failed.
 *
 * @param cell where it stands, for example {@code decision-tables/timing.xlsx!Rules!D9}
 * @param expected the cell as the analyst wrote it
 * @param found the fact's value
 */
public record NearMiss(String table, String rowId, String cell, String term, String expected, String found) {}
