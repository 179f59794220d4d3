/**
 * What can be proven about a table's rows: cases that no row answers, rows that contradict each other, rows that never answer.
 *
 * <p>Every condition column is cut into slices, sets of values that no cell of the column tells apart. A row is then a box of slices, and
 * every question is whether boxes cover a box. May use: {@code rule.Finding}, {@code rule.table}, {@code rule.workbook}.
 */
@NullMarked
package io.shelfbell.rule.analysis;

import org.jspecify.annotations.NullMarked;
