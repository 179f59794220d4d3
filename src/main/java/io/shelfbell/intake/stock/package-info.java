/** Stock readings, whichever door they come by: read from JSON, and taken in, some at a time. */
@NullMarked
package io.shelfbell.intake.stock;

import org.jspecify.annotations.NullMarked;
