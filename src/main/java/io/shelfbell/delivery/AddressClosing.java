package io.shelfbell.delivery;

import io.shelfbell.delivery.Failures.Meaning;
import io.shelfbell.fact.Channel;
import java.time.Instant;

/** Closes addresses over failures. */
interface AddressClosing {
    /** Does to the address what the failure means for it, if anything. Safe to repeat. */
    void failed(Channel channel, String address, Meaning meaning, String provider, Instant at);
}
