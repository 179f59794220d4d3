/**
 * What is decided and due but not yet handed over; owns the notification rows and all their timers.
 *
 * <p>May use: fact, broker, rota, JDBC.
 */
@ApplicationModule(allowedDependencies = {"fact", "broker", "rota"})
@NullMarked
package io.shelfbell.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
