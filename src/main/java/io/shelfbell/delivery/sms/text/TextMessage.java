package io.shelfbell.delivery.sms.text;

/**
 * A text message that may go out.
 *
 * @param messageId the same for every try
 * @param to E.164
 */
public record TextMessage(String messageId, String to, Segments segments) {
    public String text() {
        return segments.text();
    }
}
