/**
 * Canonical orders and their lines, what is owed to whom.
 *
 * <p>May use: fact, inventory, JDBC.
 */
@ApplicationModule(allowedDependencies = {"fact", "inventory"})
@NullMarked
package io.shelfbell.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
