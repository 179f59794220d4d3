/** Processes, servers and providers that measurements and drills start, and how they tell what they found. */
@NullMarked
package io.shelfbell.command.stage;

import org.jspecify.annotations.NullMarked;
