package io.shelfbell.fact;

import org.jspecify.annotations.Nullable;

/**
 * A rendered message.
 *
 * @param subject the mail's subject or the push title; null for SMS
 * @param text the text part, the SMS, the push or in-app body; always there
 * @param html the HTML part of a mail; null for other channels
 */
public record Content(
        @Nullable String subject, String text, @Nullable String html) {}
