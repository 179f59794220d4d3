/**
 * API keys, users, roles: who may do what.
 *
 * <p>May use: JDBC, Spring Security.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.shelfbell.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
