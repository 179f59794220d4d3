package io.shelfbell.intake.http;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.FailureReason;
import io.shelfbell.intake.Fields;
import io.shelfbell.recipient.Address;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a suppression by hand from JSON. */
final class Suppressions {
    /** What can be wrong with an address or said by its owner; a fault of ours never suppresses anybody. */
    private static final Set<FailureReason> REASONS = EnumSet.of(
            FailureReason.USER_UNKNOWN,
            FailureReason.HOST_UNKNOWN,
            FailureReason.HAS_MOVED,
            FailureReason.NOT_ACCEPTED,
            FailureReason.BAD_ADDRESS,
            FailureReason.NOT_CAPABLE,
            FailureReason.SUSPENDED,
            FailureReason.OPTED_OUT,
            FailureReason.COMPLAINT);

    private Suppressions() {}

    /** What somebody wants to suppress. */
    record Wanted(
            Address address, FailureReason reason, @Nullable String detail) {}

    static @Nullable Wanted wanted(Fields fields) {
        var channel = fields.requiredOneOf("channel", Channel.class);
        var text = fields.text("address");
        var reason = reason(fields);
        var detail = fields.optionalText("detail");
        fields.refuseUnknown();
        if (channel == null || text == null || reason == null) return null;
        var address = new Address(channel, text);
        if (!isWellFormed(address)) {
            fields.complain("address", "NOT_READABLE", "Expected " + expected(channel) + ".");
            return null;
        }
        return new Wanted(address, reason, detail);
    }

    private static @Nullable FailureReason reason(Fields fields) {
        var reason = fields.requiredOneOf("reason", FailureReason.class);
        if (reason == null || REASONS.contains(reason)) return reason;
        fields.complain("reason", "NOT_ALLOWED", "By hand it is one of " + REASONS + ".");
        return null;
    }

    private static boolean isWellFormed(Address address) {
        return switch (address.channel()) {
            case EMAIL -> Recipients.isEmail(address.text());
            case SMS -> Recipients.isNumber(address.text());
            case PUSH, IN_APP -> true;
        };
    }

    private static String expected(Channel channel) {
        return channel == Channel.EMAIL ? "an e-mail address" : "a number in E.164 such as +4930123456";
    }
}
