/** Measurements of a running service, and of one that is made for the purpose. */
@NullMarked
package io.shelfbell.command.bench;

import org.jspecify.annotations.NullMarked;
