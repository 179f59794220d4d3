/** The door of the queue: readings as in the HTTP contract, plain or inside CloudEvents. */
@NullMarked
package io.shelfbell.intake.queue;

import org.jspecify.annotations.NullMarked;
