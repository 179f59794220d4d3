/**
 * Documents that partners send, whatever they are written in: bytes become a tree of texts, and what had to be repaired is told.
 *
 * <p>May use: intake, StAEDI, Commons CSV, Jackson.
 */
@NamedInterface("document")
@NullMarked
package io.shelfbell.intake.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
