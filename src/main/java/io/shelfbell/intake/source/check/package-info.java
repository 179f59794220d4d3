/** What a source lacks before it can be read, for somebody who connects it. */
@NamedInterface("source-check")
@NullMarked
package io.shelfbell.intake.source.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
