package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A configured provider that calls back.
 *
 * @param name unique in the installation
 * @param kind whose codes it speaks: the failure table's "Provider"
 * @param tolerance how far a signature's time may be from ours, both ways
 */
record Source(String name, String kind, Channel channel, Duration tolerance) {
    boolean isFresh(Instant signed, Instant now) {
        return isFresh(signed, now, Duration.ZERO);
    }

    /** @param retried for how long the provider repeats a message without signing it anew */
    boolean isFresh(Instant signed, Instant now, Duration retried) {
        var age = Duration.between(signed, now);
        return age.negated().compareTo(tolerance) <= 0 && age.compareTo(tolerance.plus(retried)) <= 0;
    }

    Word.Refusal refusal(About about) {
        return new Word.Refusal(
                name,
                about.eventId(),
                about.at(),
                channel,
                about.messageId(),
                about.providerMessageId(),
                about.address());
    }

    Word.Reply reply(About about, String address, String text) {
        return new Word.Reply(name, about.eventId(), about.at(), channel, Texts.clean(address), Texts.clean(text));
    }

    Word.Receipt receipt(About about, Word.Kind kind) {
        return receipt(about, kind, null);
    }

    Word.Receipt receipt(About about, Word.Kind kind, @Nullable DeliveryFailure failure) {
        return new Word.Receipt(
                name,
                about.eventId(),
                about.at(),
                kind,
                about.messageId(),
                about.providerMessageId(),
                channel,
                about.address(),
                failure);
    }

    /** @param code the provider's own; null when it gave none */
    DeliveryFailure failure(About about, @Nullable String code, @Nullable String enhancedStatus, String text) {
        return new DeliveryFailure(
                kind,
                channel,
                code == null ? null : Texts.clean(code),
                enhancedStatus == null ? null : Texts.clean(enhancedStatus),
                Texts.clean(text),
                true,
                about.at());
    }
}
