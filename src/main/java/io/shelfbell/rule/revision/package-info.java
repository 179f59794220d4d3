/**
 * A workbook changed in place: only the parts that say something new are written, all others stay byte for byte what they were.
 *
 * <p>May use: {@code rule.Finding}, {@code rule.workbook}.
 */
@NullMarked
package io.shelfbell.rule.revision;

import org.jspecify.annotations.NullMarked;
