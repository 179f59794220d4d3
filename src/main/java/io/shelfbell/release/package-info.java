/**
 * Versions of rules, tables and templates: what is in use, what may be used, and what a draft would change.
 *
 * <p>May use: fact, rule, template, Spring MVC.
 */
@ApplicationModule(allowedDependencies = {"fact", "rule", "template"})
@NullMarked
package io.shelfbell.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
