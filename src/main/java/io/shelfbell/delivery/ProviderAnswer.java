package io.shelfbell.delivery;

import org.jspecify.annotations.Nullable;

/** What a provider said to one message. */
sealed interface ProviderAnswer {
    /** It took the message. */
    record Accepted(@Nullable String providerMessageId) implements ProviderAnswer {}

    /** It will not take this message: never tried again as it is. */
    record Refused(String reason, String detail) implements ProviderAnswer {}

    /** It could not be asked, or said "later": tried again. */
    record NotReached(String detail) implements ProviderAnswer {}

    /** It is known to be down, so nobody asked it: tried again, and not counted as a try. */
    record NotAsked() implements ProviderAnswer {}
}
