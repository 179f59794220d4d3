/**
 * Sales history in; demand, shortage risk and proposals out.
 *
 * <p>May use: fact, inventory, order, JDBC.
 */
@ApplicationModule(allowedDependencies = {"fact", "inventory", "order"})
@NullMarked
package io.shelfbell.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
