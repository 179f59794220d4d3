package io.shelfbell.intake.reply;

import org.jspecify.annotations.Nullable;

/**
 * An interchange for a partner.
 *
 * @param orderId null for an acknowledgement of receipt, which is about a whole interchange
 */
record Reply(
        Kind kind, String partner, long number, @Nullable String orderId, byte[] body) {

    /** What a reply is. */
    enum Kind {
        /** X12 997, functional acknowledgement. */
        X997("997"),
        /** X12 855, purchase order acknowledgement. */
        X855("855"),
        /** EDIFACT CONTRL, syntax and service report. */
        CONTRL("CONTRL"),
        /** EDIFACT ORDRSP, purchase order response. */
        ORDRSP("ORDRSP");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
