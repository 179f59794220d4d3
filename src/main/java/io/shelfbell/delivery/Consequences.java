package io.shelfbell.delivery;

import io.shelfbell.delivery.Failures.Meaning;
import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Word.Receipt;
import io.shelfbell.delivery.receipt.Word.Refusal;
import io.shelfbell.delivery.receipt.Word.Reply;
import io.shelfbell.delivery.sms.Keywords;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.Remedy;
import io.shelfbell.outbox.Addressees;
import io.shelfbell.recipient.Address;
import io.shelfbell.recipient.ConsentBook;
import io.shelfbell.recipient.RecipientBook;
import io.shelfbell.recipient.Suppression;
import io.shelfbell.recipient.SuppressionList;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a failure, a complaint, a refusal or a reply means for the address: nobody writes to it any more, or nothing promotional. */
@Component
class Consequences {
    private final SuppressionList suppressions;
    private final ConsentBook consents;
    private final RecipientBook recipients;
    private final Addressees addressees;

    Consequences(SuppressionList suppressions, ConsentBook consents, RecipientBook recipients, Addressees addressees) {
        this.suppressions = suppressions;
        this.consents = consents;
        this.recipients = recipients;
        this.addressees = addressees;
    }

    /** An address and what a failure means for it. */
    record Closing(Channel channel, String address, Meaning meaning, String provider, Instant at) {
        private Suppression suppression() {
            return Suppression.by(provider, new Address(channel, address), meaning.reason(), meaning.rule(), at);
        }
    }

    /** Safe to repeat; all suppressions at once, so that their locks are taken in one order. */
    void close(Collection<Closing> closings) {
        var dead = closings.stream()
                .filter(closing -> closing.meaning().remedy() == Remedy.SUPPRESS_ADDRESS)
                .map(Closing::suppression)
                .toList();
        if (!dead.isEmpty()) suppressions.add(dead);
        closings.stream()
                .filter(closing -> closing.meaning().remedy() == Remedy.OPT_OUT)
                .sorted(Comparator.comparing(Closing::address))
                .forEach(closing -> consents.complained(closing.channel(), closing.address(), closing.at()));
    }

    /** What a word means for the address that it is about; empty when that is not known. */
    Optional<Closing> closing(Receipt receipt, Meaning meaning) {
        return address(receipt)
                .map(address -> new Closing(receipt.channel(), address, meaning, receipt.provider(), receipt.at()));
    }

    /** Somebody called the message spam. */
    void complained(Receipt receipt) {
        address(receipt).ifPresent(address -> consents.complained(receipt.channel(), address, receipt.at()));
    }

    /** Somebody refused more of it at the provider. */
    void refused(Refusal refusal) {
        address(
                        refusal.channel(),
                        refusal.address(),
                        refusal.messageId(),
                        refusal.provider(),
                        refusal.providerMessageId())
                .ifPresent(address -> consents.complained(refusal.channel(), address, refusal.at()));
    }

    /** HELP is answered by the provider, who knows our name; anything else is for people to read. */
    void replied(Reply reply) {
        switch (Keywords.wish(reply.text())) {
            case STOP -> consents.stop(reply.channel(), reply.address(), reply.at());
            case START -> consents.start(reply.channel(), reply.address(), reply.at());
            case HELP, NONE -> {}
        }
    }

    /** Whether it names the address that its message went to. */
    boolean knowsAddress(Receipt receipt) {
        return receipt.address() != null && address(receipt).isPresent();
    }

    private Optional<String> address(Receipt receipt) {
        return address(
                receipt.channel(),
                receipt.address(),
                receipt.messageId(),
                receipt.provider(),
                receipt.providerMessageId());
    }

    /**
     * Where the message went that it is about: an address that is named must be that one, because anybody who guesses an id could name another.
     * About a message that we do not know yet a provider's word is enough, and a mail's is not.
     */
    private Optional<String> address(
            Channel channel,
            @Nullable String named,
            @Nullable String messageId,
            String provider,
            @Nullable String providerMessageId) {
        var recipient = addressees.of(OurMessageId.delivery(messageId), provider, providerMessageId);
        if (recipient.isEmpty()) return provider.equals(Word.BY_MAIL) ? Optional.empty() : Optional.ofNullable(named);
        return recipient
                .flatMap(recipients::find)
                .flatMap(known -> address(known, channel))
                .filter(address -> named == null || new Address(channel, named).equals(new Address(channel, address)));
    }

    private static Optional<String> address(Recipient recipient, Channel channel) {
        return Optional.ofNullable(
                switch (channel) {
                    case EMAIL -> recipient.email();
                    case SMS -> recipient.phone();
                    case PUSH, IN_APP -> null; // a recipient has several devices; a provider names the one it means
                });
    }
}
