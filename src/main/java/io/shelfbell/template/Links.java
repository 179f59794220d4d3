package io.shelfbell.template;

import org.jspecify.annotations.Nullable;

/**
 * The recipient's own links.
 *
 * @param unsubscribe shown in promotional messages only
 * @param orderStatus the page of the order that the message is about
 */
public record Links(
        @Nullable String unsubscribe,
        @Nullable String preferences,
        @Nullable String orderStatus) {
    public static final Links NONE = new Links(null, null, null);
}
