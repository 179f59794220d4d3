package io.shelfbell.fact;

/** Decides which consent a message needs: a promotional one carries an unsubscribe link and honours it (CAN-SPAM, GDPR art. 21). */
public enum MessageCategory {
    TRANSACTIONAL,
    PROMOTIONAL
}
