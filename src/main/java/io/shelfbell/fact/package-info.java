/**
 * The vocabulary: immutable records and enums that rules, tables, templates and rooms all speak.
 *
 * <p>May use: the JDK and JSpecify.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.shelfbell.fact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
