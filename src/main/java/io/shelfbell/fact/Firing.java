package io.shelfbell.fact;

import java.util.Set;

/** What a stock change means: an occasion, and whom it may concern. */
public record Firing(
        @Term(value = "Occasion", example = "LOW_STOCK") Occasion occasion,

        @Term(value = "Audience", example = "WATCHERS, MERCHANDISERS")
        Set<Audience> audience,

        @Term(value = "Message category", example = "PROMOTIONAL")
        MessageCategory category,

        @Term(value = "Lane", example = "BULK") Lane lane) {
    public Firing {
        audience = Set.copyOf(audience);
    }
}
