package io.shelfbell.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.fact.Answer;
import io.shelfbell.fact.DeliveryFailure;
import io.shelfbell.fact.FailureReason;
import io.shelfbell.fact.Remedy;
import io.shelfbell.rule.RuleBook;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the failure table what a provider's word means; counts what nobody knows, and raises the alarm over what is our own fault. */
@Component
class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final RuleBook rules;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Alert> alerts = new ConcurrentHashMap<>();

    Failures(RuleBook rules, MeterRegistry meters, Clock clock) {
        this.rules = rules;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param rule the row that said so, or the rule where no row did */
    record Meaning(FailureReason reason, Remedy remedy, String rule) {
        private static final Set<FailureReason> OF_PROVIDERS = EnumSet.of(
                FailureReason.NETWORK,
                FailureReason.SYSTEM,
                FailureReason.SYSTEM_FULL,
                FailureReason.BAD_CREDENTIALS,
                FailureReason.NO_CREDIT,
                FailureReason.BLOCKED,
                FailureReason.SECURITY,
                FailureReason.RATE_LIMITED);

        /** Whether it tells that the provider is not well, or not with us; what is wrong with one message says nothing about it. */
        boolean isTheProviders() {
            return (remedy == Remedy.OTHER_PROVIDER || remedy == Remedy.ALERT) && OF_PROVIDERS.contains(reason);
        }
    }

    /** The last thing that we did wrong with a provider. */
    record Alert(FailureReason reason, String rule, Instant at) {}

    Meaning meaning(DeliveryFailure failure, String provider) {
        var decided = rules.failure(failure).decided().get(0);
        var meaning = new Meaning(
                decided.action().reason(),
                decided.action().remedy(),
                decided.answers().stream().map(Failures::named).findFirst().orElse(""));
        meters.counter(
                        "shelfbell.failures",
                        "provider",
                        provider,
                        "reason",
                        meaning.reason().name(),
                        "remedy",
                        meaning.remedy().name())
                .increment();
        if (meaning.remedy() == Remedy.ALERT) alert(provider, meaning, failure);
        return meaning;
    }

    private void alert(String provider, Meaning meaning, DeliveryFailure failure) {
        alerts.put(provider, new Alert(meaning.reason(), meaning.rule(), clock.instant()));
        LOG.error(
                "our-fault provider={} reason={} code={} status={} rule={}",
                provider,
                meaning.reason(),
                failure.code(),
                failure.enhancedStatus(),
                meaning.rule());
    }

    /** By provider. */
    Map<String, Alert> alerts() {
        return Map.copyOf(alerts);
    }

    private static String named(Answer answer) {
        var row = answer.row();
        return row == null ? answer.rule() : row.id() + " " + row.cells();
    }
}
