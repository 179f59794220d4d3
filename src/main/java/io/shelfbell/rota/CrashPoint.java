package io.shelfbell.rota;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The boundaries between the steps of the story. With {@code -Dcrash.at=outbox-published} the process ends at that one as by kill -9, so that a
 * drill can show that nothing is lost there; {@code -Dcrash.after=20} lets it pass so many times before. Without, a point costs nothing.
 */
public enum CrashPoint {
    /** An order's body is durable; the channel has no answer yet. */
    INTAKE_KEPT,
    /** Orders, outcomes and occasions are written, and not committed. */
    ORDER_WRITTEN,
    ORDER_COMMITTED,
    /** A reading and its occasions are committed; its source has no answer yet. */
    READING_COMMITTED,
    /** Notifications of a page are written; the occasion's cursor is not. */
    PAGE_WRITTEN,
    PAGE_COMMITTED,
    /** Deliveries are marked as handed over; the broker does not have them. */
    OUTBOX_TAKEN,
    OUTBOX_PUBLISHED,
    /** A sender has claimed deliveries. */
    DELIVERY_CLAIMED,
    /** The intent is written; the provider knows nothing. */
    INTENT_WRITTEN,
    /** The provider has answered; nobody has written it down. */
    PROVIDER_ANSWERED,
    /** The outcome is written; the broker is not told. */
    DELIVERY_SETTLED;

    private static final int KILLED = 137; // what a shell says of kill -9
    private static final String AT = System.getProperty("crash.at", "");
    private static final AtomicInteger LEFT = new AtomicInteger(Integer.getInteger("crash.after", 0));

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The story has come to here. */
    public void reached() {
        if (!AT.isEmpty() && AT.equals(text()) && LEFT.getAndDecrement() <= 0)
            Runtime.getRuntime().halt(KILLED);
    }
}
