/** Sources without a log that we can read: they are asked again and again for rows that are newer than the last ones. */
@NullMarked
package io.shelfbell.intake.source.poll;

import org.jspecify.annotations.NullMarked;
