package io.shelfbell.outbox;

import io.shelfbell.fact.Lane;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long nobody else touches a delivery.
 *
 * @param handoverLease from publishing to being claimed; ten times as long for the bulk lane, whose queue is allowed to be long
 * @param sendingLease from asking a provider to being settled, so more than any provider may take; half of it may pass before, while others
 *     are asked
 */
@ConfigurationProperties("shelfbell.outbox")
public record OutboxProperties(
        @DefaultValue("30s") Duration handoverLease,
        @DefaultValue("60s") Duration sendingLease) {
    Duration handoverLease(Lane lane) {
        return lane == Lane.BULK ? handoverLease.multipliedBy(10) : handoverLease;
    }
}
