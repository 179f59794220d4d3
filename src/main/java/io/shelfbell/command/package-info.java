/**
 * The same binary as a command line.
 *
 * <p>May use: access, broker (its ceiling), rota (its crash points), intake (its stock sources, sales channels and documents), rule, template, Spring Boot's settings, JDBC, picocli. What measures a service does so over HTTP only.
 */
@ApplicationModule(
        allowedDependencies = {
            "fact",
            "access",
            "broker",
            "rota",
            "rule",
            "template",
            "intake",
            "intake :: channel",
            "intake :: document",
            "intake :: source",
            "intake :: source-check"
        })
@NullMarked
package io.shelfbell.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
