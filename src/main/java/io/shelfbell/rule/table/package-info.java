/**
 * Decision tables: a workbook becomes typed rows and an index, never code.
 *
 * <p>May use: {@code fact}, {@code rule.Finding}, POI.
 */
@NullMarked
package io.shelfbell.rule.table;

import org.jspecify.annotations.NullMarked;
