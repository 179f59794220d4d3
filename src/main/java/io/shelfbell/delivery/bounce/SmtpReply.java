package io.shelfbell.delivery.bounce;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first refusal in a text: an SMTP reply (RFC 5321 section 4.2) and an enhanced status (RFC 3463). An enhanced status right behind a
 * reply counts more than one elsewhere, and any counts more than {@code x.0.0}.
 */
record SmtpReply(@Nullable String code, @Nullable String status) {
    private static final String CODE_PATTERN = "(?<![\\w.#/@+-])([45][0-5]\\d)(?=[\\s:,;-]|$)";
    private static final String STATUS_PATTERN = "(?<![\\w.])([245]\\.\\d{1,2}\\.\\d{1,3})(?!\\d|\\.\\d)";
    private static final Pattern CODE = Pattern.compile(CODE_PATTERN);
    private static final Pattern STATUS = Pattern.compile(STATUS_PATTERN);
    private static final Pattern BOTH = Pattern.compile(CODE_PATTERN + "[\\s:-]{1,3}['\"#(]{0,2}" + STATUS_PATTERN);

    static SmtpReply in(String text) {
        return new SmtpReply(first(CODE, 1, text), statusIn(text));
    }

    private static @Nullable String statusIn(String text) {
        var both = first(BOTH, 2, text);
        return better(both, first(STATUS, 1, text));
    }

    /** @param field what the report itself calls the status, perhaps with an explanation in brackets; blank if it does not say */
    SmtpReply or(String field) {
        return new SmtpReply(code, better(status, first(STATUS, 1, field)));
    }

    private static @Nullable String better(@Nullable String status, @Nullable String other) {
        boolean vague = status == null || status.endsWith(".0.0");
        return vague && other != null ? other : status;
    }

    private static @Nullable String first(Pattern pattern, int group, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(group) : null;
    }
}
