/**
 * Sales channels, each described by a file and a mapping: from a document of theirs to orders in our words.
 *
 * <p>May use: intake, intake.document, intake.reply's names, JSONata, recipient's telephone numbers.
 */
@NamedInterface("channel")
@NullMarked
package io.shelfbell.intake.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
