package io.shelfbell.delivery.sms.smpp;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A receipt's text (SMPP 3.4 appendix B), of which servers keep the names and little else: {@code id:... sub:... dlvrd:... submit
 * date:... done date:... stat:UNDELIV err:069 text:...}.
 *
 * @param id null when there is none
 * @param stat in capitals; null when there is none
 * @param err the network's own; null when there is none
 */
record DeliveryText(
        @Nullable String id,
        @Nullable String stat,
        @Nullable String err) {
    private static final Pattern ID = field("id");
    private static final Pattern STAT = field("stat");
    private static final Pattern ERR = field("err");

    /** What stands after it is the message's beginning, and may say anything. */
    private static final Pattern QUOTE = Pattern.compile("(?is)(?<=\\s)text:.*");

    private static Pattern field(String name) {
        return Pattern.compile("(?i)(?:^|\\s)" + name + ":\\s*([^\\s:]+)(?=\\s|$)");
    }

    static DeliveryText of(String text) {
        var fields = QUOTE.matcher(text).replaceFirst("");
        var stat = first(STAT, fields);
        return new DeliveryText(
                first(ID, fields), stat == null ? null : stat.toUpperCase(Locale.ROOT), first(ERR, fields));
    }

    private static @Nullable String first(Pattern field, String text) {
        var found = field.matcher(text);
        return found.find() ? found.group(1) : null;
    }
}
