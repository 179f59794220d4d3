package io.shelfbell.fact;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The step of a mail's way over SMTP (RFC 5321) at which it was refused. */
public enum MailCommand {
    /** Before anything was said. */
    CONNECT,
    /** Our host's name. */
    HELO,
    /** Our log-in, or the encryption that it needs. */
    AUTH,
    /** Our sender address. */
    MAIL,
    /** The recipient. */
    RCPT,
    /** The mail itself. */
    DATA;

    /** As mail servers tell it: "in reply to RCPT TO command", "after end of data", ">>> MAIL From:". */
    private static final Pattern TOLD = Pattern.compile(
            "(?:in reply to|after|following|>>>|like our|smtp command)\\W{1,6}(?:(?:the|pipelined|sending|final|end of)\\W{1,3}){0,3}"
                    + "(rcpt|mail from|mail command|data|message data|helo|ehlo|auth|starttls|initial connection|connect)\\b"
                    + "|does not like (recipient)|(sender) was rejected|my (name) was rejected|\\[(rcpt)_to\\]|(after i sent the message)");

    /** With pipelining (RFC 2920) the recipient's refusal is read after DATA was sent, and told behind it. */
    private static final Pattern NO_RECIPIENT =
            Pattern.compile("need rcpt|valid rcpt|no valid recipients|no recipients");

    /** The last one that a text tells, or null. */
    static @Nullable MailCommand in(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var told = TOLD.matcher(lower);
        MailCommand last = null;
        while (told.find()) last = of(told.group());
        return last == DATA && NO_RECIPIENT.matcher(lower).find() ? RCPT : last;
    }

    private static MailCommand of(String told) {
        if (told.contains("rcpt") || told.contains("recipient")) return RCPT;
        if (told.contains("data") || told.contains("i sent")) return DATA;
        if (told.contains("helo") || told.contains("ehlo") || told.contains("name")) return HELO;
        if (told.contains("auth") || told.contains("starttls")) return AUTH;
        return told.contains("connect") ? CONNECT : MAIL;
    }
}
