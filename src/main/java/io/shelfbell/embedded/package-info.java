/**
 * PostgreSQL and an AMQP broker inside the process when none is configured, and the demo data.
 *
 * <p>May use: fact, access, inventory, order, recipient, forecast, zonky, Qpid Broker-J, Datafaker, Spring Boot's start-up hooks. The
 * production jar carries none of the three libraries: only {@code PostgresBinaries}, {@code EmbeddedBroker} and {@code Names} name them.
 */
@ApplicationModule(allowedDependencies = {"fact", "access", "inventory", "order", "recipient", "forecast"})
@NullMarked
package io.shelfbell.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
