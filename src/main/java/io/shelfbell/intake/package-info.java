/**
 * Doors, one folder each: parse, store raw, call {@code decision} or the room that keeps what came in.
 *
 * <p>May use: fact, access (who calls), broker, decision, inventory, order, recipient, rota, rule (for lists in workbooks), JDBC, Spring MVC, Debezium,
 * readers of CSV and EDI.
 */
@ApplicationModule(
        allowedDependencies = {"fact", "access", "broker", "decision", "inventory", "order", "recipient", "rota", "rule"
        })
@NullMarked
package io.shelfbell.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
