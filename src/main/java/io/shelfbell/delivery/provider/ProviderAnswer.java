package io.shelfbell.delivery.provider;

import io.shelfbell.fact.DeliveryFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a provider said to one message. */
public sealed interface ProviderAnswer {
    /** It took the message. */
    record Accepted(@Nullable String providerMessageId) implements ProviderAnswer {}

    /**
     * It did not take the message, and said why; the failure table says what follows.
     *
     * @param retryAfter how long it wants to be left alone (RFC 9110 section 10.2.3); null when it did not say
     */
    record Refused(DeliveryFailure failure, @Nullable Duration retryAfter) implements ProviderAnswer {
        public Refused(DeliveryFailure failure) {
            this(failure, null);
        }
    }

    /** It could not be asked: the message has certainly not been taken. */
    record NotReached(String detail) implements ProviderAnswer {}

    /** The message had gone out when the line was lost: perhaps it was taken. Only the same provider may be asked again. */
    record Unknown(String detail) implements ProviderAnswer {}

    /**
     * Nobody asked it, because it is down or has enough to do: not counted as a try.
     *
     * @param why a short name, such as {@code PROVIDER_DOWN}
     */
    record NotAsked(String why) implements ProviderAnswer {}
}
