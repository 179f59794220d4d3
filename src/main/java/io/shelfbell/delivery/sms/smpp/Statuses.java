package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsmpp.SMPPConstant;

/** The names of command_status (SMPP 3.4 section 5.1.3), such as {@code ESME_RTHROTTLED}. */
final class Statuses {
    /** The server has too much to do just now. */
    static final Set<Integer> BUSY = Set.of(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL);

    private static final String PREFIX = "STAT_";
    private static final Map<Integer, String> NAMES = Arrays.stream(SMPPConstant.class.getFields())
            .filter(field -> field.getName().startsWith(PREFIX))
            .collect(Collectors.toUnmodifiableMap(
                    Statuses::value, field -> field.getName().substring(PREFIX.length()), (one, other) -> one));

    private Statuses() {}

    /** A vendor's own, 0x400 to 0x4FF, and anything unheard of is told in hexadecimal. */
    static String name(int status) {
        return NAMES.getOrDefault(status, "ESME_0x%08X".formatted(status));
    }

    /** @param before words before the number */
    static DeliveryFailure failure(int status, String before, String behind, Instant at) {
        var text = before + "command_status 0x%08X".formatted(status) + behind;
        return new DeliveryFailure(SmppCarrier.KIND, Channel.SMS, name(status), null, text, false, at);
    }

    private static int value(Field constant) {
        try {
            return constant.getInt(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a public constant cannot be read: " + constant, e);
        }
    }
}
