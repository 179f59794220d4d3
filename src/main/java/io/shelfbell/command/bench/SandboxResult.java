package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Outcome;
import java.util.Locale;

/**
 * How fast messages go from the reading to the sandbox.
 *
 * @param sends messages a second, from the answered reading to the last message at the sandbox
 * @param ceiling messages a second that the broker publishes with confirms and gives to a consumer, alone
 */
record SandboxResult(String version, int messages, double seconds, double sends, double ceiling) implements Outcome {
    private static final int LEAST = 3_000;

    @Override
    public boolean passed() {
        return sends >= LEAST;
    }

    @Override
    public String table() {
        return String.format(
                Locale.ROOT,
                """
                %-56s%10d
                %-56s%10.1f
                %-56s%10.0f
                %-56s%10.0f
                %-56s%9.0f%%

                %s: %.0f sends a second, and it must be at least %d.
                """,
                "messages",
                messages,
                "seconds from the reading to the last message",
                seconds,
                "sends a second",
                sends,
                "ceiling: the broker alone, published and consumed",
                ceiling,
                "share of the ceiling",
                100 * sends / ceiling,
                passed() ? "Passed" : "FAILED",
                sends,
                LEAST);
    }
}
