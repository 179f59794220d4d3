package io.shelfbell.recipient;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.FailureReason;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Preferences;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What recipients refuse and allow again. Each of these waits for claims in progress of those it concerns, and every later claim sees it.
 */
@Component
public class ConsentBook {
    private final RecipientBook recipients;
    private final WatchList watches;
    private final Householders householders;
    private final SuppressionList suppressions;
    private final OptOutLedger optOuts;

    ConsentBook(
            RecipientBook recipients,
            WatchList watches,
            Householders householders,
            SuppressionList suppressions,
            OptOutLedger optOuts) {
        this.recipients = recipients;
        this.watches = watches;
        this.householders = householders;
        this.suppressions = suppressions;
        this.optOuts = optOuts;
    }

    /** No more promotional messages on this channel. Safe to repeat; false when that was so already. */
    public boolean unsubscribe(String recipientId, Channel channel, Instant at) {
        return optOuts.unsubscribe(List.of(recipientId), channel, at) == 1;
    }

    /** Nothing more about items of this category, on any channel. Safe to repeat; false when that was so already. */
    public boolean refuse(String recipientId, String itemCategory, Channel heardOn, Instant at) {
        return optOuts.refuse(recipientId, itemCategory, heardOn, at);
    }

    /**
     * Somebody called a message spam (RFC 5965): nothing promotional on this channel for whoever has the address. Safe to repeat; returns how
     * many had not refused it yet.
     */
    @Transactional
    public int complained(Channel channel, String address, Instant at) {
        var people = householders.hold(List.of(new Address(channel, address)));
        return optOuts.unsubscribe(people, channel, at);
    }

    /**
     * Somebody replied STOP or one of its kind: nothing at all goes to the address until {@link #start}, because that is what the word means
     * to carriers, who block the number too (CTIA Messaging Principles section 5.1.3; 47 CFR 64.1200(a)(10)). Safe to repeat; false when that
     * was so already.
     */
    @Transactional
    public boolean stop(Channel channel, String address, Instant at) {
        var stopped = new Address(channel, address);
        var people = householders.hold(List.of(stopped));
        boolean news = suppressions.add(new Suppression(stopped, FailureReason.OPTED_OUT, null, "STOP", null, at));
        if (news) optOuts.note(people, channel, at);
        return news;
    }

    /**
     * Somebody replied START: takes {@link #stop} back, and nothing else: neither what was refused elsewhere nor an address that does not
     * work. A START that is older than the STOP does nothing. False when there was nothing to take back.
     */
    @Transactional
    public boolean start(Channel channel, String address, Instant at) {
        return suppressions.remove(
                new Address(channel, address),
                FailureReason.OPTED_OUT,
                new SuppressionList.Lifting("recipient", "START", at));
    }

    /** Changes what a recipient asked for. False when there is no such recipient. */
    @Transactional
    public boolean change(String recipientId, Changes changes, Instant at) {
        var before = recipients.holdForChange(recipientId).orElse(null);
        if (before == null) return false;
        recipients.ask(recipientId, changes.of(before.preferences()));
        changes.channels()
                .forEach((channel, consent) -> refuse(recipientId, channel, consent, before.preferences(), at));
        optOuts.resubscribe(recipientId, allowed(changes.channels()));
        watches.remove(recipientId, changes.unwatched());
        return true;
    }

    private void refuse(String recipientId, Channel channel, Consent consent, Preferences before, Instant at) {
        boolean wasOpen = before.allows(channel, MessageCategory.PROMOTIONAL);
        if (consent == Consent.ORDERS) optOuts.unsubscribe(List.of(recipientId), channel, at);
        if (consent == Consent.NOTHING && wasOpen) optOuts.note(List.of(recipientId), channel, at);
    }

    private static Set<Channel> allowed(Map<Channel, Consent> channels) {
        var allowed = EnumSet.noneOf(Channel.class);
        channels.forEach((channel, consent) -> {
            if (consent == Consent.EVERYTHING) allowed.add(channel);
        });
        return allowed;
    }
}
