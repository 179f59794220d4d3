/**
 * Who works when: named threads that take due work, woken after a commit and looking for themselves otherwise.
 *
 * <p>May use: fact, Spring's transactions, SLF4J.
 */
@ApplicationModule(allowedDependencies = {"fact"})
@NullMarked
package io.shelfbell.rota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
