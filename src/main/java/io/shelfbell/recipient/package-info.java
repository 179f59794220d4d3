/**
 * Who they are, what they asked for, when they may be disturbed; watches, consent and suppression.
 *
 * <p>May use: fact, JDBC.
 */
@ApplicationModule(allowedDependencies = {"fact"})
@NullMarked
package io.shelfbell.recipient;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
