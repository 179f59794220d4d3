package io.shelfbell.recipient;

import java.nio.charset.StandardCharsets;

/** Bounce tags of an installation that has no database. */
public final class Tags {
    private Tags() {}

    public static BounceTags of(String secret) {
        return new BounceTags(() -> secret.getBytes(StandardCharsets.UTF_8));
    }
}
