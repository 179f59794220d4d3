package io.shelfbell.embedded;

import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Gives the servers of an application back that failed before it had a context. Registered in {@code spring.factories}: Spring Boot
 * does not tell a listener of this event that was added while the environment was prepared.
 */
final class FailedStart implements ApplicationListener<ApplicationFailedEvent> {
    @Override
    public void onApplicationEvent(ApplicationFailedEvent event) {
        var context = event.getApplicationContext();
        if (context != null && context.isActive()) return; // it gives them back itself, when it is closed
        event.getSpringApplication().getInitializers().stream()
                .filter(Lease.class::isInstance)
                .forEach(lease -> ((Lease) lease).destroy());
    }
}
