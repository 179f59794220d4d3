package io.shelfbell.fact;

/** What follows from a failure. */
public enum Remedy {
    /** Nothing: it is no failure. */
    IGNORE,
    /** The same way again, later. */
    RETRY,
    /** Another provider of the channel at once; later, when there is none. */
    OTHER_PROVIDER,
    /** This channel cannot now; the plan's next step is due. */
    NEXT_CHANNEL,
    /** Nobody may write to this address again; the plan's next step is due. */
    SUPPRESS_ADDRESS,
    /** No more promotional messages on this channel. */
    OPT_OUT,
    /** Our own fault, and nobody else's: people are alerted, and the message is tried again later. */
    ALERT
}
