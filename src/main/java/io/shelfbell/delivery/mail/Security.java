package io.shelfbell.delivery.mail;

/** How a connection is kept from other people's eyes. */
enum Security {
    /** Not at all. */
    NONE,
    /** By STARTTLS (RFC 3207), without which nothing is sent. */
    STARTTLS,
    /** From the first byte on (RFC 8314). */
    TLS
}
