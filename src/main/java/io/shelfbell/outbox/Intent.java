package io.shelfbell.outbox;

import org.jspecify.annotations.Nullable;

/**
 * That a provider is about to be asked about a claimed delivery.
 *
 * @param country the recipient's, ISO 3166; null when it is not known
 */
public record Intent(
        long deliveryId,
        int attempt,
        String provider,
        @Nullable String country) {}
