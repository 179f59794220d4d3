/**
 * Classic Drools decision tables: workbooks of engineers, of which Drools makes one rule a row, and what the format does without a word.
 *
 * <p>May use: {@code rule.Finding}, {@code rule.workbook.Findings}, POI, Drools.
 */
@NullMarked
package io.shelfbell.rule.classic;

import org.jspecify.annotations.NullMarked;
