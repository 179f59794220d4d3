package io.shelfbell.fact;

import java.util.List;

/** The channels to use, in order; those that the recipient cannot be reached on or has closed fall away. */
public record Routing(
        @Term(value = "Channels", example = "PUSH, EMAIL") List<Channel> channels,
        @Term(value = "Mode", example = "SEQUENTIAL") PlanMode mode) {
    public Routing {
        channels = List.copyOf(channels);
    }
}
