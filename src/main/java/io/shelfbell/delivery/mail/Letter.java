package io.shelfbell.delivery.mail;

/**
 * A mail ready to be carried.
 *
 * @param messageId without angle brackets
 * @param sender the envelope's, where bounces go
 * @param content headers and body, with CRLF at every line's end (RFC 5322)
 */
record Letter(String messageId, MailAddress sender, MailAddress to, byte[] content) {
    /** Whether only a server that knows SMTPUTF8 (RFC 6531) can take it. */
    boolean needsUtf8() {
        return to.needsUtf8() || sender.needsUtf8();
    }
}
