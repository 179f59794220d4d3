package io.shelfbell.fact;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody buys.
 *
 * @param channel the sales channel of their order; null without one
 */
public record Market(
        @Nullable String country,
        @Nullable String region,
        @Nullable String channel) {

    /** The region with its country, as in ISO 3166-2. */
    @Nullable
    String fullRegion() {
        return country == null || region == null ? null : country + "-" + region;
    }
}
