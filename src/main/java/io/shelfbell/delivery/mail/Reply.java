package io.shelfbell.delivery.mail;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered to one command (RFC 5321 section 4.2).
 *
 * @param code three digits; -1 when the line was lost or what came was no reply
 * @param enhancedStatus RFC 3463, such as {@code 5.1.1} (RFC 2034); null when there is none
 * @param text all lines in one, without code and status
 */
record Reply(int code, @Nullable String enhancedStatus, String text) {
    /** The server closes the connection after this one. */
    private static final int CLOSING = 421;

    private static final Pattern LINE = Pattern.compile("(\\d{3})[- ]?(.*)");
    private static final Pattern STATUS = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?:\\s+|$)(.*)");
    private static final Pattern QUEUE_ID = Pattern.compile("(?=.*\\d)[A-Za-z0-9._-]{6,100}");

    static Reply of(int code, String lines) {
        String status = null;
        var text = new ArrayList<String>();
        for (var line : lines.split("\r?\n")) {
            var words = LINE.matcher(line);
            var rest = (words.matches() ? words.group(2) : line).strip();
            var enhanced = STATUS.matcher(rest);
            if (enhanced.matches()) {
                if (status == null) status = enhanced.group(1);
                rest = enhanced.group(2).strip();
            }
            if (!rest.isEmpty()) text.add(rest);
        }
        return new Reply(code, status, String.join(" ", text));
    }

    boolean isPositive() {
        return code >= 200 && code < 300;
    }

    boolean isRefusal() {
        return code >= 400 && code < 600;
    }

    /** Whether nothing more can be said on this connection. */
    boolean isLast() {
        return code == CLOSING || !(isPositive() || isRefusal());
    }

    /** The server's own name for what it took, where it ends its answer with one, as Postfix, Exim and Amazon SES do. */
    Optional<String> queueId() {
        var last = text.substring(text.lastIndexOf(' ') + 1);
        var id = last.startsWith("id=") ? last.substring(3) : last;
        return QUEUE_ID.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /** @param command what it answered; told as Postfix tells it, because "no such user" means less about a mail than about a recipient */
    DeliveryFailure failure(String command, Instant at) {
        var told = (text + " (in reply to " + command + " command)").strip();
        return new DeliveryFailure("smtp", Channel.EMAIL, String.valueOf(code), enhancedStatus, told, false, at);
    }

    @Override
    public String toString() {
        return (code + " " + (enhancedStatus == null ? "" : enhancedStatus + " ") + text).strip();
    }
}
