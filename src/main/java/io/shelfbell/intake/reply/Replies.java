package io.shelfbell.intake.reply;

import io.shelfbell.intake.reply.Reply.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Answers an interchange in the transaction of its orders: once that it came, and for each order what became of it. */
@Component
public class Replies {
    private final ReplyLedger ledger;

    Replies(ReplyLedger ledger) {
        this.ledger = ledger;
    }

    /** The names of all that can be wanted. */
    public static List<String> known() {
        return Stream.of(Kind.values()).map(Kind::text).toList();
    }

    /**
     * Safe to repeat: receipt is told once for an interchange, an outcome each time that there is a new one.
     *
     * @param wanted of {@link #known}
     */
    public void answer(String channel, UUID intakeId, Set<String> wanted, List<Answered> interchange, Instant now) {
        if (interchange.isEmpty() || wanted.isEmpty()) return;
        var postmark = new Postmark(ledger.numbers(interchange.size() + 1).iterator()::next, now);
        ReplyWriter writer = interchange.get(0).message().containsKey("ST")
                ? new X12Replies(postmark)
                : new EdifactReplies(postmark);
        var replies = Stream.concat(
                        Stream.of(writer.receipt(interchange)),
                        interchange.stream().flatMap(one -> writer.response(one).stream()))
                .filter(reply -> wanted.contains(reply.kind().text()))
                .toList();
        ledger.keep(channel, intakeId, replies, now);
    }
}
