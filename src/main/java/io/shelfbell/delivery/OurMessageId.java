package io.shelfbell.delivery;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that every try of one delivery carries: {@code d4711@<domain>}. */
final class OurMessageId {
    private static final Pattern OURS = Pattern.compile("<?d(\\d{1,18})@[^>\\s]*>?");

    private OurMessageId() {}

    static String of(long deliveryId, String domain) {
        return "d" + deliveryId + "@" + domain;
    }

    /** Null for an id that is not ours. */
    static @Nullable Long delivery(@Nullable String messageId) {
        if (messageId == null) return null;
        var ours = OURS.matcher(messageId.strip());
        return ours.matches() ? Long.valueOf(ours.group(1)) : null;
    }
}
