package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Word.Kind;
import io.shelfbell.delivery.receipt.callback.Reading.Heard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Amazon SES says of mails, by event publishing ({@code eventType}) or by feedback notification ({@code notificationType}). Our
 * message id is the tag {@code messageId} or the Message-ID among the original headers. The code of a bounce is its type and subtype,
 * such as {@code Permanent/General}.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">Amazon SES: event data</a>
 */
record SesEvents(Source source) {
    /** What SES publishes, in plain words, when a topic is connected. */
    private static final String TEST = "Successfully validated SNS topic";

    private static final Set<String> REPEATED = Set.of("DeliveryDelay", "Subscription");

    Reading hear(String message, Instant now) {
        if (message.startsWith(TEST)) return Heard.nothing();
        try {
            var event = Json.parse(message, "/Message");
            var words = words(event, now);
            return words.isEmpty() ? Heard.nothing() : new Heard(words, 0, List.of());
        } catch (Unreadable e) {
            return new Reading.Malformed(e);
        }
    }

    private List<Word> words(Event event, Instant now) throws Unreadable {
        var type = event.text("eventType") == null ? event.required("notificationType") : event.required("eventType");
        return switch (type) {
            case "Send" -> sent(new Mail(event, type, "send", now));
            case "DeliveryDelay" -> delayed(new Mail(event, type, "deliveryDelay", now));
            case "Delivery" -> delivered(new Mail(event, type, "delivery", now));
            case "Bounce" -> bounced(new Mail(event, type, "bounce", now));
            case "Complaint" -> complained(new Mail(event, type, "complaint", now));
            case "Reject" -> gone(new Mail(event, type, "reject", now), "Reject", "reason");
            case "Rendering Failure" ->
                gone(new Mail(event, "RenderingFailure", "failure", now), "RenderingFailure", "errorMessage");
            case "Subscription" -> unsubscribed(new Mail(event, type, "subscription", now));
            default -> List.of();
        };
    }

    /** One mail and the part of the event that is about its type. */
    private record Mail(Event event, String type, String part, Instant now) {
        Event details() {
            return event.object(part);
        }

        About about(@Nullable String address) throws Unreadable {
            var mail = event.object("mail");
            var sesId = mail.required("messageId");
            var at = details().moment("timestamp", mail.moment("timestamp", now));
            return new About(key(sesId, address), at, ours(mail), sesId, address);
        }

        /** Bounces and complaints have an id of their own; what happens several times to one mail differs in its time. */
        private String key(String sesId, @Nullable String address) {
            var feedback = details().text("feedbackId", sesId);
            var time = REPEATED.contains(type) ? details().text("timestamp", "") : "";
            return Texts.key(feedback, type + time, address == null ? "" : Texts.anonymous(address));
        }

        private static @Nullable String ours(Event mail) {
            var tags = mail.object("tags").object("messageId").elements();
            var candidates = new ArrayList<@Nullable String>();
            if (!tags.isEmpty()) candidates.add(Texts.whole(tags.get(0).text()));
            candidates.add(mail.object("commonHeaders").text("messageId"));
            for (var header : mail.object("headers").elements())
                if ("message-id".equalsIgnoreCase(header.text("name"))) candidates.add(header.text("value"));
            return Texts.ours(candidates.toArray(String[]::new));
        }

        /** The one recipient of the whole mail; null when there are several. */
        @Nullable
        String onlyAddress() {
            var addresses = event.object("mail").object("destination").elements();
            return addresses.size() == 1 ? addresses.get(0).text() : null;
        }
    }

    private List<Word> sent(Mail mail) throws Unreadable {
        return List.of(source.receipt(mail.about(mail.onlyAddress()), Kind.ACCEPTED));
    }

    private List<Word> delayed(Mail mail) throws Unreadable {
        var words = new ArrayList<Word>();
        for (var recipient : mail.details().object("delayedRecipients").elements())
            words.add(source.receipt(mail.about(recipient.required("emailAddress")), Kind.ACCEPTED));
        return words;
    }

    private List<Word> delivered(Mail mail) throws Unreadable {
        var words = new ArrayList<Word>();
        for (var recipient : mail.details().object("recipients").elements())
            words.add(source.receipt(mail.about(recipient.text()), Kind.DELIVERED));
        if (words.isEmpty()) words.add(source.receipt(mail.about(mail.onlyAddress()), Kind.DELIVERED));
        return words;
    }

    private List<Word> bounced(Mail mail) throws Unreadable {
        var bounce = mail.details();
        var code = bounce.text("bounceType", "Undetermined") + "/" + bounce.text("bounceSubType", "Undetermined");
        var words = new ArrayList<Word>();
        for (var recipient : bounce.object("bouncedRecipients").elements()) {
            var about = mail.about(recipient.required("emailAddress"));
            var text = recipient.text("diagnosticCode", code);
            var status = recipient.text("status");
            var failure = source.failure(about, code, status == null ? Texts.enhancedStatus(text) : status, text);
            words.add(source.receipt(about, Kind.FAILED, failure));
        }
        if (words.isEmpty()) throw Unreadable.missing(bounce.at("bouncedRecipients"));
        return words;
    }

    /** "Not spam" is no complaint; and what the account's suppression list stopped never arrived. */
    private List<Word> complained(Mail mail) throws Unreadable {
        var complaint = mail.details();
        var type = complaint.text("complaintFeedbackType", "abuse");
        if (type.equals("not-spam")) return List.of();
        var subtype = complaint.text("complaintSubType");
        var kind = "OnAccountSuppressionList".equals(subtype) ? Kind.FAILED : Kind.COMPLAINED;
        var code = "Complaint/" + (subtype == null ? type : subtype);
        var words = new ArrayList<Word>();
        for (var recipient : complaint.object("complainedRecipients").elements()) {
            var about = mail.about(recipient.required("emailAddress"));
            words.add(source.receipt(about, kind, source.failure(about, code, null, "reported as " + type)));
        }
        if (words.isEmpty()) throw Unreadable.missing(complaint.at("complainedRecipients"));
        return words;
    }

    private List<Word> gone(Mail mail, String code, String reason) throws Unreadable {
        var about = mail.about(mail.onlyAddress());
        var failure = source.failure(about, code, null, mail.details().text(reason, code));
        return List.of(source.receipt(about, Kind.FAILED, failure));
    }

    /** Leaving one topic counts as leaving: it says no to something we sent, and a yes is given with us only. */
    private List<Word> unsubscribed(Mail mail) throws Unreadable {
        var now = mail.details().object("newTopicPreferences");
        boolean left = now.isTrue("unsubscribeAll");
        for (var topic : now.object("topicSubscriptionStatus").elements())
            left |= "OptOut".equals(topic.text("subscriptionStatus"));
        return left ? List.of(source.refusal(mail.about(mail.onlyAddress()))) : List.of();
    }
}
