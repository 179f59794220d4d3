/**
 * Facts in, actions out: the only room that sees Drools and POI, and no I/O while deciding.
 *
 * <p>May use: {@code fact}, Drools, POI, Spring's container and SLF4J.
 */
@ApplicationModule(allowedDependencies = {"fact"})
@NullMarked
package io.shelfbell.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
