/**
 * The words: facts and a template in, one message out; the only room that sees Velocity.
 *
 * <p>May use: {@code fact}, Velocity, Spring for the wiring.
 */
@ApplicationModule(allowedDependencies = {"fact"})
@NullMarked
package io.shelfbell.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
