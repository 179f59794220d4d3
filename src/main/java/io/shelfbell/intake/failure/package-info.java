/** What came in and could not be taken, piece by piece, from every door. */
@NullMarked
package io.shelfbell.intake.failure;

import org.jspecify.annotations.NullMarked;
