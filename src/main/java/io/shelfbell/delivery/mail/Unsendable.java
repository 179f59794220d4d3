package io.shelfbell.delivery.mail;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** No server needs to be asked about this message: it cannot be a mail. */
final class Unsendable extends Exception {
    private static final long serialVersionUID = 1;

    /** Bad destination mailbox address syntax (RFC 3463 section 3.2). */
    static final String BAD_ADDRESS = "5.1.3";

    private final @Nullable String enhancedStatus;

    Unsendable(String why) {
        this(why, null);
    }

    Unsendable(String why, @Nullable String enhancedStatus) {
        super(why);
        this.enhancedStatus = enhancedStatus;
    }

    /** Non-ASCII addresses not permitted for that sender or recipient (RFC 6531 section 4.3). */
    static Unsendable withoutUtf8() {
        return new Unsendable("the server takes no address with letters beyond ASCII before the @", "5.6.7");
    }

    /** As a server would have put it, but for the code, which only a server gives. */
    DeliveryFailure failure(Instant at) {
        return new DeliveryFailure(
                "smtp", Channel.EMAIL, null, enhancedStatus, String.valueOf(getMessage()), false, at);
    }
}
