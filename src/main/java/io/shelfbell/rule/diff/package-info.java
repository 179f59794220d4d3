/**
 * Two versions of a workbook, compared by what their rows are called and what their cells mean.
 *
 * <p>May use: {@code rule.Difference}, {@code rule.table}, {@code rule.workbook}.
 */
@NullMarked
package io.shelfbell.rule.diff;

import org.jspecify.annotations.NullMarked;
