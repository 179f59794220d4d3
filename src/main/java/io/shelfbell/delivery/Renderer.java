package io.shelfbell.delivery;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Recipient;
import io.shelfbell.outbox.Claim;
import io.shelfbell.recipient.PreferenceTokens;
import io.shelfbell.recipient.UnsubscribeTokens;
import io.shelfbell.template.Links;
import io.shelfbell.template.Model;
import io.shelfbell.template.Templates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a delivery and its facts into the message that goes out. */
@Component
class Renderer {
    private final Templates templates;
    private final UnsubscribeTokens refusals;
    private final PreferenceTokens preferences;
    private final ShopProperties shop;

    Renderer(Templates templates, UnsubscribeTokens refusals, PreferenceTokens preferences, ShopProperties shop) {
        this.templates = templates;
        this.refusals = refusals;
        this.preferences = preferences;
        this.shop = shop;
    }

    Message message(Facts facts) {
        var claim = facts.claim();
        var recipient = facts.candidate().recipient();
        var messageId = messageId(claim);
        var unsubscribe = unsubscribe(claim);
        var model = model(facts.candidate(), claim, messageId, unsubscribe);
        var content = templates.render(claim.occasion(), claim.channel(), recipient.locale(), model);
        return new Message(
                messageId,
                claim.channel(),
                recipient.id(),
                address(recipient, claim.channel()),
                recipient.country(),
                claim.occasion(),
                claim.category(),
                content,
                headers(claim, unsubscribe));
    }

    private String messageId(Claim claim) {
        return OurMessageId.of(claim.deliveryId(), shop.messageIdDomain());
    }

    private Model model(Candidate candidate, Claim claim, String messageId, @Nullable String unsubscribe) {
        var message = new io.shelfbell.template.Message(messageId, claim.relation(), claim.category());
        return Model.of(message, shop.shop(), candidate.item(), candidate.stock(), candidate.recipient())
                .withDemand(candidate.demand())
                .withPreviouslyExpectedAt(claim.previouslyExpectedAt())
                .withLinks(new Links(
                        unsubscribe, shop.publicUrl() + "/p/" + preferences.issue(claim.recipientId()), null));
    }

    /** The link that refuses more of its kind; transactional messages have none. */
    private @Nullable String unsubscribe(Claim claim) {
        return claim.category() == MessageCategory.TRANSACTIONAL
                ? null
                : shop.publicUrl() + "/u/"
                        + refusals.issue(new UnsubscribeTokens.Refusal(claim.recipientId(), claim.channel()));
    }

    /** One-click unsubscription by the mail client (RFC 8058), which asks for https. */
    private static Map<String, String> headers(Claim claim, @Nullable String unsubscribe) {
        if (claim.channel() != Channel.EMAIL || unsubscribe == null) return Map.of();
        var headers = new LinkedHashMap<String, String>();
        headers.put("List-Unsubscribe", "<" + unsubscribe + ">");
        if (unsubscribe.startsWith("https:")) headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return headers;
    }

    private static String address(Recipient recipient, Channel channel) {
        var address = switch (channel) {
            case EMAIL -> recipient.email();
            case SMS -> recipient.phone();
            case PUSH ->
                recipient.liveliestDevice().map(device -> device.token()).orElse(null);
            case IN_APP -> recipient.id();
        };
        return Objects.requireNonNull(address, "not reachable by " + channel);
    }
}
