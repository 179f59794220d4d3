/** Faults of every kind, while the service works, and what they did to its promises. */
@NullMarked
package io.shelfbell.command.drill;

import org.jspecify.annotations.NullMarked;
