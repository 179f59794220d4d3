package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.delivery.receipt.Word.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has become of a message (SMPP 3.4 section 5.2.28), by the names of appendix B; the ordinal is the value on the line. */
enum MessageState {
    /** SMPP 5.0. */
    SCHEDULED(Kind.ACCEPTED),
    ENROUTE(Kind.ACCEPTED),
    DELIVRD(Kind.DELIVERED),
    EXPIRED(Kind.FAILED),
    DELETED(Kind.FAILED),
    UNDELIV(Kind.FAILED),
    ACCEPTD(Kind.PASSED_ON),
    /** The server has lost track; to call that failed would have the message sent again. */
    UNKNOWN(Kind.ACCEPTED),
    REJECTD(Kind.FAILED),
    /** SMPP 5.0. */
    SKIPPED(Kind.FAILED);

    private final Kind kind;

    MessageState(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    static Optional<MessageState> of(int value) {
        return value < 0 || value >= values().length ? Optional.empty() : Optional.of(values()[value]);
    }

    /** Some write the word in full, or cut it off elsewhere. */
    static Optional<MessageState> of(@Nullable String stat) {
        if (stat == null || stat.length() < 5) return Optional.empty();
        for (var state : values()) {
            if (state.name().substring(0, 5).equals(stat.substring(0, 5))) return Optional.of(state);
        }
        return Optional.empty();
    }
}
