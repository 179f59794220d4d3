/**
 * Doors, one folder each: parse, store raw, call {@code decision} or the room that keeps what came in.
 *
 * <p>May use: fact, decision, inventory, order, recipient, rota, rule (for lists in workbooks), JDBC, Spring MVC.
 */
@ApplicationModule(allowedDependencies = {"fact", "decision", "inventory", "order", "recipient", "rota", "rule"})
@NullMarked
package io.shelfbell.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
