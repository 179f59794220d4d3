package io.shelfbell.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a provider that takes messages and delivers too few of them is passed over, by the recipients' country.
 *
 * @param window how far back messages are counted
 * @param grace how long a receipt may take before its absence counts
 * @param leastShare delivered of accepted, 0 to 1
 * @param leastMessages fewer than these say nothing
 * @param probeEvery every so many messages one still goes to it, to see whether it delivers again
 */
@ConfigurationProperties("shelfbell.failover")
record FailoverProperties(
        @DefaultValue("10m") Duration window,
        @DefaultValue("2m") Duration grace,
        @DefaultValue("0.5") double leastShare,
        @DefaultValue("20") int leastMessages,
        @DefaultValue("20") int probeEvery) {}
