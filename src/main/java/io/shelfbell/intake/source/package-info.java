/** Stock read from databases that companies already have: who reads, how rows become readings, and how it goes. */
@NamedInterface("source")
@NullMarked
package io.shelfbell.intake.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
