package io.shelfbell.broker;

/** The broker could not be asked, or did not take everything: try again. */
public final class BrokerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokerUnavailable(Throwable cause) {
        super(cause);
    }
}
