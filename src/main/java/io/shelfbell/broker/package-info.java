/**
 * The only room that sees AMQP; every exchange, queue and argument is on one page, {@link io.shelfbell.broker.Topology}.
 *
 * <p>May use: fact, Spring AMQP.
 */
@ApplicationModule(allowedDependencies = {"fact"})
@NullMarked
package io.shelfbell.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
