package io.shelfbell.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a message waits for its next try.
 *
 * @param waits after the first, second ... round in which every provider of the channel was asked once; when they are used up it is given up
 * @param outage how long a provider that is down, or busy, is left alone
 */
@ConfigurationProperties("shelfbell.backoff")
record BackoffProperties(
        @DefaultValue({"5s", "20s", "1m", "5m", "15m", "1h", "3h", "6h"})
        List<Duration> waits,

        @DefaultValue("10s") Duration outage) {
    BackoffProperties {
        if (waits.isEmpty())
            throw new IllegalArgumentException("shelfbell.backoff.waits is empty, and names at least one");
    }
}
