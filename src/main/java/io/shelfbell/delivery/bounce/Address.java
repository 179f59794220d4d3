package io.shelfbell.delivery.bounce;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds mail addresses in what servers write about them. */
final class Address {
    /** As servers print it, so more than RFC 5321 allows unquoted, and a quoted local part. */
    static final String PATTERN =
            "(?:\"[^\"@\\s]{1,64}\"|[^\\s<>\"'(),;:\\[\\]@|]{1,64})@[A-Za-z0-9\\u0080-\\uffff][A-Za-z0-9.\\u0080-\\uffff_-]{0,253}";

    private static final Pattern ADDRESS = Pattern.compile(PATTERN);

    private Address() {}

    /** The first address in a text, in lower case, without a dot behind it. */
    static Optional<String> in(String text) {
        var found = ADDRESS.matcher(text.length() <= 2_000 ? text : text.substring(0, 2_000));
        return found.find() ? Optional.of(tidy(found.group())) : Optional.empty();
    }

    static String tidy(String address) {
        return address.replaceAll("\\.+$", "").toLowerCase(Locale.ROOT);
    }
}
