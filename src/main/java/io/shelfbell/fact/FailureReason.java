package io.shelfbell.fact;

/** Why a message was not delivered, in words that every provider's codes are brought to. */
public enum FailureReason {
    /** There is no such mailbox, number or device (RFC 3463 X.1.1). */
    USER_UNKNOWN,
    /** The domain does not exist or takes no mail (RFC 3463 X.1.2, RFC 7505). */
    HOST_UNKNOWN,
    /** The recipient has moved and left no address (RFC 3463 X.1.6). */
    HAS_MOVED,
    /** The host takes no mail at all, or not for this recipient. */
    NOT_ACCEPTED,
    /** What was given is no address or number. */
    BAD_ADDRESS,
    /** The number is one that cannot receive this kind of message, such as a landline. */
    NOT_CAPABLE,
    /** The mailbox is full (RFC 3463 X.2.2). */
    MAILBOX_FULL,
    /** The mailbox or subscription exists and is switched off for now (RFC 3463 X.2.1). */
    SUSPENDED,
    /** The handset is off or out of reach. */
    ABSENT,
    /** The recipient's filter or settings refused it after it was taken in. */
    FILTERED,
    /** The recipient refused more of its kind at the provider, for example with STOP. */
    OPTED_OUT,
    /** The recipient called it spam (RFC 5965). */
    COMPLAINT,
    /** Our sender address or domain is refused. */
    SENDER_REJECTED,
    /** Our host is refused. */
    BLOCKED,
    /** Our host is refused for its name in the world. */
    BAD_REPUTATION,
    /** SPF, DKIM or DMARC failed (RFC 3463 X.7.20 to X.7.28). */
    AUTHENTICATION_FAILED,
    /** Our host has no reverse name (RFC 3463 X.7.25). */
    NO_REVERSE_NAME,
    /** Something about how we send is against the receiver's policy. */
    POLICY,
    /** The receiver's security rules refused it. */
    SECURITY,
    /** The content looked like spam. */
    SPAM,
    /** The content looked like a virus. */
    VIRUS,
    /** The content or its form was refused. */
    CONTENT,
    /** It is too big (RFC 3463 X.3.4). */
    TOO_BIG,
    /** We send too much or too fast. */
    RATE_LIMITED,
    /** The receiver would not pass it on. */
    RELAY_DENIED,
    /** It is held back for a while, for example by greylisting. */
    ON_HOLD,
    /** It waited too long on the way (RFC 3463 X.4.7). */
    EXPIRED,
    /** The way to the receiver is broken: no route, no answer, a failed name look-up. */
    NETWORK,
    /** Something at the receiver's or the provider's is broken. */
    SYSTEM,
    /** The receiver's disk is full (RFC 3463 X.3.1). */
    SYSTEM_FULL,
    /** A program that the receiver runs over mail failed. */
    MAILER,
    /** The provider does not know us or our secret. */
    BAD_CREDENTIALS,
    /** There is no money left at the provider. */
    NO_CREDIT,
    /** The provider does not understand or allow what we asked for. */
    BAD_REQUEST,
    /** No failure: it was delivered. */
    DELIVERED,
    /** No failure: a vacation reply or another answer by a machine. */
    AUTO_REPLY,
    /** Nobody knows this code yet. */
    UNKNOWN
}
