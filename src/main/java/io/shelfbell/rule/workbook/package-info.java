/**
 * Workbooks as files: sheets, rows and cells as they were typed, and what is wrong with them. Nothing here knows a term.
 *
 * <p>May use: {@code rule.Finding}, POI.
 */
@NullMarked
package io.shelfbell.rule.workbook;

import org.jspecify.annotations.NullMarked;
