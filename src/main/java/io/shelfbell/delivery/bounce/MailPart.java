package io.shelfbell.delivery.bounce;

/**
 * A part of a mail that has no parts itself.
 *
 * @param type the media type in lower case, such as {@code message/delivery-status}
 * @param text decoded, with line feeds between lines; for a returned mail, its header and text as they came
 */
record MailPart(String type, MailHeaders headers, String text) {

    /** The mail that came back, or its header. */
    boolean isReturned() {
        return type.equals("message/rfc822")
                || type.equals("message/global")
                || type.equals("message/partial")
                || type.endsWith("rfc822-headers")
                || type.equals("message/global-headers");
    }

    boolean isFeedback() {
        return type.equals("message/feedback-report");
    }

    boolean isStatus() {
        return type.endsWith("/delivery-status") || type.equals("message/global-delivery-status");
    }

    boolean isHtml() {
        return type.equals("text/html");
    }

    /** What people or machines wrote, as opposed to pictures and files. */
    boolean isText() {
        return type.startsWith("text/") || type.startsWith("message/") || type.startsWith("multipart/");
    }
}
