/**
 * KPIs, decision log, explanations: read only.
 *
 * <p>May use: fact, JDBC, Spring MVC. Reads the tables of other rooms, writes none.
 */
@ApplicationModule(allowedDependencies = {"fact"})
@NullMarked
package io.shelfbell.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
