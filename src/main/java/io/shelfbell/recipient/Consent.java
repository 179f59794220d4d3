package io.shelfbell.recipient;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Preferences;

/** What a recipient lets us use a channel for. */
public enum Consent {
    EVERYTHING,
    /** Messages about orders of their own, and no news about items. */
    ORDERS,
    NOTHING;

    public static Consent of(Preferences preferences, Channel channel) {
        if (!preferences.allows(channel, MessageCategory.TRANSACTIONAL)) return NOTHING;
        return preferences.allows(channel, MessageCategory.PROMOTIONAL) ? EVERYTHING : ORDERS;
    }
}
