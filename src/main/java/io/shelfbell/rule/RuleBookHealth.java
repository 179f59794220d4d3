package io.shelfbell.rule;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up with the release that answers; without a rule book the service does not start. */
@Component("ruleBookHealthIndicator")
final class RuleBookHealth implements HealthIndicator {
    private final RuleBook rules;

    RuleBookHealth(RuleBook rules) {
        this.rules = rules;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("release", rules.release()).build();
    }
}
