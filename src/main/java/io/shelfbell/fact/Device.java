package io.shelfbell.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An app installation that can take push messages. */
public record Device(
        String id, String platform, String token, @Nullable Instant lastActiveAt) {}
