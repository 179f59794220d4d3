/** The doors of files: CSV, X12 846 and EDIFACT INVRPT, from watched folders and as bodies, read as streams. */
@NullMarked
package io.shelfbell.intake.file;

import org.jspecify.annotations.NullMarked;
