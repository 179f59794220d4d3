/**
 * The story: one class per kind of input: gather facts, ask the rules, commit the outcome.
 *
 * <p>May use: fact, inventory, order, forecast, recipient, rule, template, outbox, rota, JDBC.
 */
@ApplicationModule(
        allowedDependencies = {
            "fact",
            "inventory",
            "order",
            "forecast",
            "recipient",
            "rule",
            "template",
            "outbox",
            "rota"
        })
@NullMarked
package io.shelfbell.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
