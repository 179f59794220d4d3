package io.shelfbell.delivery.mail;

import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.fact.DeliveryFailure;
import org.jspecify.annotations.Nullable;

/** The server could not be asked, or would not listen. The message says why, in words for a person. */
final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient @Nullable DeliveryFailure refusal;

    Unreachable(String why) {
        super(why);
        this.refusal = null;
    }

    Unreachable(String why, Throwable cause) {
        super(why, cause);
        this.refusal = null;
    }

    /** @param refusal what the server answered to our greeting or our log-in */
    Unreachable(String why, DeliveryFailure refusal, Throwable cause) {
        super(why, cause);
        this.refusal = refusal;
    }

    /** A server that says why is believed: only so does anybody hear of a wrong password. */
    ProviderAnswer answer() {
        return refusal == null ? new NotReached(String.valueOf(getMessage())) : new Refused(refusal);
    }
}
