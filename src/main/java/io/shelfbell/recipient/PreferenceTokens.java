package io.shelfbell.recipient;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Tokens that open a recipient's own preference page, and nothing else. */
@Component
public class PreferenceTokens {
    /** Shorter than a way to say no, because the page shows what somebody waits for. */
    static final Duration VALID = Duration.ofDays(30);

    private static final String PREFERENCES = "p";

    private final LinkTokens tokens;
    private final Clock clock;

    PreferenceTokens(LinkTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A token that is good for {@code 30} days from now. */
    public String issue(String recipientId) {
        return tokens.issue(PREFERENCES, clock.instant().plus(VALID), recipientId);
    }

    /** Whose page the token opens. */
    public Opened<String> read(String token) {
        return tokens.open(PREFERENCES, token, clock.instant());
    }
}
