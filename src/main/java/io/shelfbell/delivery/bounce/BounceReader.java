package io.shelfbell.delivery.bounce;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import io.shelfbell.recipient.BounceTags;
import java.time.Instant;
import java.util.List;

/** A door in: mail about our mail, as words about our messages. What a server's words mean is left to the failure table. */
public final class BounceReader {
    /** Whose receipts these are, so that their ids cannot meet those of a provider. */
    static final String PROVIDER = Word.BY_MAIL;

    /** Whose codes they speak: the failure table's "Provider". */
    private static final String KIND = "smtp";

    private final OurMessage ours;

    /** @param messageIdDomain right-hand side of our Message-IDs */
    public BounceReader(String messageIdDomain, BounceTags tags) {
        this.ours = new OurMessage(messageIdDomain, tags);
    }

    /**
     * One word for each recipient; empty for a mail that is no report and no automatic answer. Never throws, whatever the bytes are. Our
     * message is named when the address is signed that the mail came to, or when its header came back and the recipient is named too.
     *
     * @param at when the mail came in
     */
    public List<Word.Receipt> read(byte[] raw, Instant at) {
        var mail = RawMail.of(raw);
        var proven = ours.proven(mail);
        var id = proven.or(() -> ours.claimed(mail)).orElse(null);
        var ids = new EventIds(mail, raw);
        return Report.in(mail).stream()
                .map(said -> new Word.Receipt(
                        PROVIDER,
                        ids.of(said),
                        at,
                        said.kind(),
                        proven.isPresent() || said.recipient() != null ? id : null,
                        null,
                        Channel.EMAIL,
                        said.recipient(),
                        new DeliveryFailure(KIND, Channel.EMAIL, said.code(), said.status(), said.text(), true, at),
                        proven.isEmpty()))
                .toList();
    }
}
