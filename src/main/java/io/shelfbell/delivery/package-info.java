/**
 * Queue to provider: render, send, record, retry, next channel.
 *
 * <p>May use: fact, recipient, inventory, order, rule, template, broker, outbox, rota, JDBC, mail, Resilience4j, Micrometer.
 */
@ApplicationModule(
        allowedDependencies = {"fact", "recipient", "inventory", "order", "rule", "template", "broker", "outbox", "rota"
        })
@NullMarked
package io.shelfbell.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
