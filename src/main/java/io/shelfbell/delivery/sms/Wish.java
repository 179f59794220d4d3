package io.shelfbell.delivery.sms;

/** What somebody who answers a text message wishes. */
public enum Wish {
    /** No more messages. */
    STOP,
    /** Messages again. */
    START,
    /** To know who writes, and how to make it stop. */
    HELP,
    /** None of these. */
    NONE
}
