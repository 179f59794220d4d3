package io.shelfbell.delivery.receipt;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a provider or a recipient said after a message was accepted. Taking the same one twice changes nothing. */
public sealed interface Word {
    /** The provider's name of words that came as mail, which anybody can write: they must name a message of ours. */
    String BY_MAIL = "bounce-mail";

    /** The provider's name in this installation. */
    String provider();

    /** Unique for the provider. */
    String eventId();

    Instant at();

    /**
     * What became of a message.
     *
     * @param messageId ours; null when only the provider's own is known
     * @param address as the provider names it; null when it does not
     * @param failure for {@link Kind#FAILED} and {@link Kind#COMPLAINED}, what was said
     * @param unproven whether anybody could have written it, so that it counts only when it names the address that the message went to
     */
    record Receipt(
            String provider,
            String eventId,
            Instant at,
            Kind kind,
            @Nullable String messageId,
            @Nullable String providerMessageId,
            Channel channel,
            @Nullable String address,
            @Nullable DeliveryFailure failure,
            boolean unproven)
            implements Word {
        /** From a provider that has shown who it is. */
        public Receipt(
                String provider,
                String eventId,
                Instant at,
                Kind kind,
                @Nullable String messageId,
                @Nullable String providerMessageId,
                Channel channel,
                @Nullable String address,
                @Nullable DeliveryFailure failure) {
            this(provider, eventId, at, kind, messageId, providerMessageId, channel, address, failure, false);
        }
    }

    /** Ordered: a later word of a lower kind changes nothing. */
    enum Kind {
        /** On its way, queued or put off for a while. */
        ACCEPTED,
        /** Handed to the next one on the way. */
        PASSED_ON,
        /** It will not arrive, or came back. */
        FAILED,
        /** It arrived. */
        DELIVERED,
        /** The recipient called it spam; so it arrived. */
        COMPLAINED
    }

    /** A recipient's answer, such as STOP. */
    record Reply(String provider, String eventId, Instant at, Channel channel, String address, String text)
            implements Word {}

    /**
     * The recipient wants no more of it and told the provider so, for example through the provider's own unsubscribe link.
     *
     * @param messageId ours, of the message that was the last straw; null when it is not known
     * @param address as the provider names it; null when it does not
     */
    record Refusal(
            String provider,
            String eventId,
            Instant at,
            Channel channel,
            @Nullable String messageId,
            @Nullable String providerMessageId,
            @Nullable String address)
            implements Word {}
}
