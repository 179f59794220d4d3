package io.shelfbell.delivery.provider;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Content;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as a provider gets it.
 *
 * @param messageId the same for every try of one delivery, so that the provider or the mailbox can drop a twin
 * @param address e-mail address, E.164 number, device token or, in the app, the recipient's id
 * @param country the recipient's, ISO 3166; null when it is not known
 * @param headers mail headers beyond the usual ones
 */
public record Message(
        String messageId,
        Channel channel,
        String recipientId,
        String address,
        @Nullable String country,
        Occasion occasion,
        MessageCategory category,
        Content content,
        Map<String, String> headers) {}
