package io.shelfbell.delivery;

import io.shelfbell.delivery.Consequences.Closing;
import io.shelfbell.delivery.Failures.Meaning;
import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Word.Kind;
import io.shelfbell.delivery.receipt.Word.Receipt;
import io.shelfbell.delivery.receipt.Word.Refusal;
import io.shelfbell.delivery.receipt.Word.Reply;
import io.shelfbell.delivery.receipt.Words;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Remedy;
import io.shelfbell.outbox.NewReceipt;
import io.shelfbell.outbox.Receipts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in receipts, bounces, complaints and replies: deliveries move on, addresses and channels are closed, in one transaction. */
@Component
class LaterWords implements Words {
    /** What another try, or another provider, may mend. */
    private static final Set<Remedy> AGAIN = EnumSet.of(Remedy.RETRY, Remedy.OTHER_PROVIDER, Remedy.ALERT);

    private final Failures failures;
    private final Consequences consequences;
    private final Receipts receipts;

    LaterWords(Failures failures, Consequences consequences, Receipts receipts) {
        this.failures = failures;
        this.consequences = consequences;
        this.receipts = receipts;
    }

    @Override
    @Transactional
    public void take(List<? extends Word> words) {
        var news = new ArrayList<NewReceipt>();
        var closings = new ArrayList<Closing>();
        for (var word : words) {
            if (word instanceof Receipt receipt) news.add(read(receipt, closings));
            else if (word instanceof Refusal refusal) consequences.refused(refusal);
            else if (word instanceof Reply reply) consequences.replied(reply);
        }
        consequences.close(closings);
        receipts.take(news);
    }

    private NewReceipt read(Receipt receipt, List<Closing> closings) {
        var failure = receipt.failure();
        var meaning = failure == null ? null : failures.meaning(failure, receipt.provider());
        if (receipt.kind() == Kind.COMPLAINED) consequences.complained(receipt);
        else if (receipt.kind() == Kind.FAILED && meaning != null)
            consequences.closing(receipt, meaning).ifPresent(closings::add);
        return news(receipt, meaning);
    }

    private NewReceipt news(Receipt receipt, @Nullable Meaning meaning) {
        var failure = receipt.failure();
        boolean failed = receipt.kind() == Kind.FAILED && (meaning == null || meaning.remedy() != Remedy.IGNORE);
        return new NewReceipt(
                receipt.provider(),
                receipt.eventId(),
                receipt.at(),
                receipt.kind().name(),
                rank(receipt),
                receipt.kind() == Kind.DELIVERED || receipt.kind() == Kind.COMPLAINED,
                failed,
                failed && meaning != null && AGAIN.contains(meaning.remedy()),
                delivery(receipt),
                receipt.providerMessageId(),
                meaning == null ? null : meaning.reason().name(),
                meaning == null ? null : meaning.rule(),
                failure == null ? null : failure.words());
    }

    /** Null when there is none, or when it is only guessed: who knows an id does not know the address that goes with it. */
    private @Nullable Long delivery(Receipt receipt) {
        return receipt.unproven() && !consequences.knowsAddress(receipt)
                ? null
                : OurMessageId.delivery(receipt.messageId());
    }

    /**
     * A mail that was delivered to a server may still come back, so there the bounce is the last word; a handset that has a message keeps
     * it, whatever a network says of other tries.
     */
    private static int rank(Receipt receipt) {
        boolean mail = receipt.channel() == Channel.EMAIL;
        return switch (receipt.kind()) {
            case ACCEPTED -> 1;
            case PASSED_ON -> 2;
            case DELIVERED -> mail ? 3 : 4;
            case FAILED -> mail ? 4 : 3;
            case COMPLAINED -> 5;
        };
    }
}
