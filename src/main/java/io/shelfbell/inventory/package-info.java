/**
 * Items, stock per SKU and location, thresholds; says which line was crossed; the only writer of those tables.
 *
 * <p>May use: fact, JDBC.
 */
@ApplicationModule(allowedDependencies = {"fact"})
@NullMarked
package io.shelfbell.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
