package io.shelfbell.delivery;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Content;
import java.util.Map;

/**
 * A message as a provider gets it.
 *
 * @param messageId the same for every try of one delivery, so that the provider or the mailbox can drop a twin
 * @param address e-mail address, E.164 number, device token or, in the app, the recipient's id
 * @param headers mail headers beyond the usual ones
 */
record Message(
        String messageId,
        Channel channel,
        String recipientId,
        String address,
        Content content,
        Map<String, String> headers) {}
