/**
 * Decision tables: a workbook becomes typed rows and an index, never code.
 *
 * <p>May use: {@code fact}, {@code rule.Finding}, {@code rule.workbook}, {@code rule.revision}, {@code rule.classic}.
 */
@NullMarked
package io.shelfbell.rule.table;

import org.jspecify.annotations.NullMarked;
