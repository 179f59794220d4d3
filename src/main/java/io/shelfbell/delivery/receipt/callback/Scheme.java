package io.shelfbell.delivery.receipt.callback;

/** How a provider signs its callbacks and what it says in them. */
enum Scheme {
    TWILIO("twilio"),
    SENDGRID("sendgrid"),
    SES("ses"),
    MAILGUN("mailgun"),
    STANDARD_WEBHOOKS("webhook");

    private final String kind;

    Scheme(String kind) {
        this.kind = kind;
    }

    /** Whose codes these are, unless the configuration says otherwise. */
    String kind() {
        return kind;
    }
}
