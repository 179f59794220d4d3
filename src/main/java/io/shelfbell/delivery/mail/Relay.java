package io.shelfbell.delivery.mail;

/** A service that takes mail by SMTP, tells by callback what becomes of it, and repeats there what a header of its own told it. */
enum Relay {
    /**
     * Amazon SES puts a Message-ID of its own on each mail. Its tags take letters, digits, hyphens and underscores only, so the part before
     * the @ must do (Amazon SES Developer Guide, "Send email using event publishing").
     */
    SES("X-SES-MESSAGE-TAGS", "messageId=%s", false),
    /** Twilio SendGrid documentation, "Unique Arguments". */
    SENDGRID("X-SMTPAPI", "{\"unique_args\":{\"messageId\":\"%s\"}}", true),
    /** Mailgun documentation, "Attaching Metadata to emails via SMTP". */
    MAILGUN("X-Mailgun-Variables", "{\"messageId\":\"%s\"}", true);

    private final String header;
    private final String form;
    private final boolean whole;

    Relay(String header, String form, boolean whole) {
        this.header = header;
        this.form = form;
        this.whole = whole;
    }

    String header() {
        return header;
    }

    /** @param messageId without quotes or backslashes, which no Message-ID of ours has */
    String value(String messageId) {
        return form.formatted(whole ? messageId : messageId.substring(0, messageId.indexOf('@')));
    }
}
