package io.shelfbell.delivery.receipt.callback;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.shelfbell.delivery.receipt.callback.Said.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Unavailable;
import io.shelfbell.delivery.receipt.callback.Reading.Why;
import io.shelfbell.fact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SnsReaderTest {
    private static final Refused UNSIGNED = new Refused(Why.UNSIGNED);
    private static final Refused FORGED = new Refused(Why.FORGED);
    private static final String MAIL = """
            "mail":{"timestamp":"2026-11-25T09:59:00.000Z","source":"news@shop.example","messageId":"ses-1",
            "destination":["ann@mail.example"],"headersTruncated":false,
            "headers":[{"name":"From","value":"news@shop.example"},{"name":"Message-ID","value":"<d17@shop.example>"}],
            "commonHeaders":{"messageId":"ses-1","subject":"Back"},
            "tags":{"ses:configuration-set":["shop"]}}""";
    private static final String DELIVERY = """
            {"eventType":"Delivery",%s,"delivery":{"timestamp":"2026-11-25T09:59:30.500Z","processingTimeMillis":546,
            "recipients":["ann@mail.example"],"smtpResponse":"250 ok"}}""".formatted(MAIL);

    private static Amazon amazon;
    private static SnsPeer sns;
    private SnsReader reader;

    @BeforeAll
    static void start() {
        amazon = new Amazon(Duration.ofSeconds(20));
        sns = SnsPeer.named("sns.amazonaws.com", 365);
    }

    @AfterAll
    static void stop() {
        amazon.close();
    }

    @BeforeEach
    void serve() {
        amazon.forgets();
        amazon.serves(SnsPeer.CERTIFICATE, sns.pem());
        reader = new SnsReader(Said.source("ses", Channel.EMAIL), List.of(SnsPeer.TOPIC), amazon);
    }

    private Reading read(String message) {
        return reader.read(sns.notify(message, NOW, NOW));
    }

    private Reading read(Map<String, String> fields) {
        return reader.read(SnsPeer.post(fields, NOW));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> delivery() {
        return SnsPeer.notification(DELIVERY, NOW);
    }

    private static String event(String type, String details) {
        return """
                {"eventType":"%s",%s,%s}""".formatted(type, MAIL, details);
    }

    private static String bounce(String type, String subtype) {
        return event("Bounce", """
                "bounce":{"bounceType":"%s","bounceSubType":"%s","timestamp":"2026-11-25T09:59:40Z","feedbackId":"fb-1",
                "reportingMTA":"dsn; mta.example","bouncedRecipients":[
                {"emailAddress":"ann@mail.example","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"},
                {"emailAddress":"bob@mail.example"}]}""".formatted(type, subtype));
    }

    @Test
    void a_delivery_is_a_receipt() {
        var receipt = Said.receipt(read(DELIVERY));

        assertThat(receipt.kind()).isEqualTo(Word.Kind.DELIVERED);
        assertThat(receipt.messageId()).isEqualTo("d17@shop.example");
        assertThat(receipt.providerMessageId()).isEqualTo("ses-1");
        assertThat(receipt.address()).isEqualTo("ann@mail.example");
        assertThat(receipt.at()).isEqualTo(Instant.parse("2026-11-25T09:59:30.500Z"));
        assertThat(receipt.eventId()).startsWith("ses-1:Delivery:").doesNotContain("ann");
    }

    @Test
    void both_versions_of_the_signature_are_known_and_no_other() {
        assertThat(Said.words(read(sns.signed(with(delivery(), "SignatureVersion", "1")))))
                .hasSize(1);
        assertThat(Said.words(read(sns.signed(with(delivery(), "SignatureVersion", "2")))))
                .hasSize(1);
        assertThat(read(sns.signed(with(delivery(), "SignatureVersion", "3")))).isEqualTo(UNSIGNED);
        assertThat(read(with(sns.signed(delivery()), "SignatureVersion", "1"))).isEqualTo(FORGED);
    }

    @Test
    void a_subject_is_signed_when_there_is_one() {
        var signed = sns.signed(with(delivery(), "Subject", "Amazon SES Email Event Notification"));

        assertThat(Said.words(read(signed))).hasSize(1);
        assertThat(read(with(signed, "Subject", "Another"))).isEqualTo(FORGED);
        signed.remove("Subject");
        assertThat(read(signed)).isEqualTo(FORGED);
    }

    @Test
    void a_bounce_is_a_failure_for_each_recipient() {
        var words = Said.words(read(bounce("Permanent", "General")));

        assertThat(words)
                .hasSize(2)
                .extracting(Word::eventId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("fb-1:"));
        var first = (Word.Receipt) words.get(0);
        assertThat(first.kind()).isEqualTo(Word.Kind.FAILED);
        assertThat(first.failure().code()).isEqualTo("Permanent/General");
        assertThat(first.failure().enhancedStatus()).isEqualTo("5.1.1");
        assertThat(first.failure().phrases()).contains("user unknown");
        assertThat(first.failure().provider()).isEqualTo("ses");
        var second = (Word.Receipt) words.get(1);
        assertThat(second.address()).isEqualTo("bob@mail.example");
        assertThat(second.failure().enhancedStatus()).isNull();
    }

    @Test
    void other_bounces_keep_their_names() {
        for (var name :
                List.of("Transient/MailboxFull", "Undetermined/Undetermined", "Permanent/OnAccountSuppressionList")) {
            var parts = name.split("/");
            var words = Said.words(read(bounce(parts[0], parts[1])));
            assertThat(((Word.Receipt) words.get(0)).failure().code()).isEqualTo(name);
        }
    }

    private static String complaint(String more) {
        return event("Complaint", """
                "complaint":{"timestamp":"2026-11-25T09:59:40Z","feedbackId":"fb-2",%s
                "complainedRecipients":[{"emailAddress":"ann@mail.example"}]}""".formatted(more));
    }

    @Test
    void a_complaint_is_one_unless_it_says_not_spam_or_nothing_was_sent() {
        var complained = Said.receipt(read(complaint("\"complaintFeedbackType\":\"abuse\",")));
        var stopped = Said.receipt(read(complaint("\"complaintSubType\":\"OnAccountSuppressionList\",")));

        assertThat(complained.kind()).isEqualTo(Word.Kind.COMPLAINED);
        assertThat(complained.failure().code()).isEqualTo("Complaint/abuse");
        assertThat(stopped.kind()).isEqualTo(Word.Kind.FAILED);
        assertThat(stopped.failure().code()).isEqualTo("Complaint/OnAccountSuppressionList");
        Said.isIgnored(read(complaint("\"complaintFeedbackType\":\"not-spam\",")));
    }

    @Test
    void a_mail_that_is_sent_delayed_rejected_or_not_even_made() {
        var sent = Said.receipt(read(event("Send", "\"send\":{}")));
        var delayed = Said.receipt(read(event("DeliveryDelay", """
                "deliveryDelay":{"timestamp":"2026-11-25T09:59:50Z","delayType":"MailboxFull",
                "delayedRecipients":[{"emailAddress":"ann@mail.example","status":"4.2.2"}]}""")));
        var rejected = Said.receipt(read(event("Reject", "\"reject\":{\"reason\":\"Bad content\"}")));
        var unmade = Said.receipt(read(event("Rendering Failure", """
                "failure":{"errorMessage":"Attribute 'name' is not present","templateName":"t"}""")));

        assertThat(sent.kind()).isEqualTo(Word.Kind.ACCEPTED);
        assertThat(sent.at()).isEqualTo(Instant.parse("2026-11-25T09:59:00Z"));
        assertThat(delayed.kind()).isEqualTo(Word.Kind.ACCEPTED);
        assertThat(rejected.failure().code()).isEqualTo("Reject");
        assertThat(rejected.failure().text()).isEqualTo("Bad content");
        assertThat(unmade.failure().code()).isEqualTo("RenderingFailure");
    }

    private static String subscription(String now) {
        return event("Subscription", """
                "subscription":{"contactList":"news","timestamp":"2026-11-25T09:59:50Z","source":"UnsubscribeHeader",
                "newTopicPreferences":{%s}}""".formatted(now));
    }

    @Test
    void leaving_the_list_or_a_topic_of_it_is_a_refusal() {
        var out = "\"topicSubscriptionStatus\":[{\"topicName\":\"stock\",\"subscriptionStatus\":\"OptOut\"}]";
        var in = out.replace("OptOut", "OptIn");

        assertThat(Said.words(read(subscription("\"unsubscribeAll\":true," + in)))
                        .get(0))
                .isInstanceOf(Word.Refusal.class);
        assertThat(Said.words(read(subscription("\"unsubscribeAll\":false," + out)))
                        .get(0))
                .isInstanceOf(Word.Refusal.class);
        Said.isIgnored(read(subscription("\"unsubscribeAll\":false," + in)));
    }

    @Test
    void what_happens_twice_to_a_mail_is_two_events() {
        var delay = event("DeliveryDelay", """
                "deliveryDelay":{"timestamp":"2026-11-25T09:59:50Z","delayedRecipients":[{"emailAddress":"ann@mail.example"}]}""");
        for (var once : List.of(delay, subscription("\"unsubscribeAll\":true"))) {
            var again = once.replace("09:59:50Z", "09:59:55Z");
            assertThat(Said.ids(read(again))).isNotEqualTo(Said.ids(read(once)));
            assertThat(Said.ids(read(again))).isEqualTo(Said.ids(read(again)));
        }
    }

    @Test
    void our_tag_goes_before_the_mails_headers() {
        var tagged = DELIVERY.replace("\"tags\":{", "\"tags\":{\"messageId\":[\"d18@shop.example\"],");

        assertThat(Said.receipt(read(tagged)).messageId()).isEqualTo("d18@shop.example");
    }

    /** A tag takes no @. */
    @Test
    void the_tag_that_smtp_carried_names_our_message() {
        var tagged = DELIVERY.replace("\"tags\":{", "\"tags\":{\"messageId\":[\"d18\"],");

        assertThat(Said.receipt(read(tagged)).messageId()).startsWith("d18@");
        assertThat(Said.receipt(read(tagged.replace("[\"d18\"]", "[\"x18\"]"))).messageId())
                .isEqualTo(Said.receipt(read(DELIVERY)).messageId());
    }

    @Test
    void a_feedback_notification_is_named_otherwise_and_says_the_same() {
        var notification = bounce("Permanent", "General").replace("eventType", "notificationType");

        assertThat(Said.ids(read(notification))).isEqualTo(Said.ids(read(bounce("Permanent", "General"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventType\":\"Open\"}",
                "{\"eventType\":\"Click\"}",
                "{\"notificationType\":\"AmazonSnsSubscriptionSucceeded\"}",
                "{\"notificationType\":\"Received\"}",
                "Successfully validated SNS topic for Amazon SES event publishing."
            })
    void other_events_and_tests_are_ignored(String message) {
        Said.isIgnored(read(message));
    }

    @Test
    void what_has_not_what_it_must_have_is_malformed() {
        Said.isMalformedAt(read("Hello"), "/Message");
        Said.isMalformedAt(read(Said.truncated(DELIVERY)), "/Message");
        Said.isMalformedAt(read("{}"), "/Message/notificationType");
        Said.isMalformedAt(read("{\"eventType\":\"Bounce\",\"bounce\":{}}"), "/Message/bounce/bouncedRecipients");
        Said.isMalformedAt(read("{\"eventType\":\"Delivery\"}"), "/Message/mail/messageId");
    }

    @Test
    void without_a_signature_nothing_is_believed_and_nobody_is_asked() {
        var signed = sns.signed(delivery());
        for (var name :
                List.of("Type", "Message", "MessageId", "Timestamp", "TopicArn", "Signature", "SignatureVersion")) {
            var without = new LinkedHashMap<>(signed);
            without.remove(name);
            assertThat(read(without)).as(name).isIn(UNSIGNED, new Refused(Why.STRANGER));
        }
        assertThat(read(with(signed, "Type", "Other"))).isEqualTo(UNSIGNED);
        assertThat(read(with(signed, "Timestamp", "yesterday"))).isEqualTo(UNSIGNED);
        for (var body : List.of(
                "",
                "[]",
                "7",
                "{}",
                DELIVERY,
                Said.truncated(JsonMapper.shared().writeValueAsString(signed))))
            assertThat(reader.read(SnsPeer.post(body, NOW))).as(body).isEqualTo(UNSIGNED);
        assertThat(amazon.asked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Message", "MessageId", "Timestamp"})
    void a_changed_field_is_forged(String field) {
        var changed = with(
                sns.signed(delivery()),
                field,
                field.equals("Timestamp") ? NOW.minusSeconds(1).toString() : "x");

        assertThat(read(changed)).isEqualTo(FORGED);
    }

    @Test
    void another_key_and_a_signature_that_is_none_are_forged() {
        assertThat(read(SnsPeer.named("sns.amazonaws.com", 365).signed(delivery())))
                .isEqualTo(FORGED);
        assertThat(read(with(sns.signed(delivery()), "Signature", "AAAA"))).isEqualTo(FORGED);
    }

    /** Anybody can have Amazon sign for a topic of their own. */
    @Test
    void a_topic_that_is_not_ours_is_a_stranger_and_nobody_is_asked() {
        var theirs = sns.signed(with(delivery(), "TopicArn", "arn:aws:sns:eu-west-1:666666666666:ses-events"));

        assertThat(read(theirs)).isEqualTo(new Refused(Why.STRANGER));
        assertThat(amazon.asked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                "https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-0123456789abcdef.pem",
                "https://evil.example/SimpleNotificationService-0123456789abcdef.pem",
                "https://sns.eu-west-1.amazonaws.com@evil.example/SimpleNotificationService-0123456789abcdef.pem",
                "https://sns.eu-west-1.amazonaws.com:8443/SimpleNotificationService-0123456789abcdef.pem",
                "https://sns.evil.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                "https://evil.s3.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                "https://snsXeu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                "https://sns.eu-west-1.amazonaws.com/a/../SimpleNotificationService-0123456789abcdef.pem",
                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem?x",
                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem\n",
                "https://SNS.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                "file:///etc/passwd",
                "https://169.254.169.254/SimpleNotificationService-0123456789abcdef.pem",
                ""
            })
    void a_certificate_from_elsewhere_is_not_even_fetched(String address) {
        assertThat(read(sns.signed(with(delivery(), "SigningCertURL", address))))
                .isEqualTo(FORGED);
        assertThat(amazon.asked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.us-gov-west-1.amazonaws.com/SimpleNotificationService-a1.pem",
                "https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-a1.pem",
                "https://sns.ap-southeast-2.amazonaws.com/SimpleNotificationService-a1.pem"
            })
    void every_region_of_amazons_is_amazons(String address) {
        amazon.serves(address, sns.pem());

        assertThat(Said.words(read(sns.signed(with(delivery(), "SigningCertURL", address)))))
                .hasSize(1);
    }

    @Test
    void a_certificate_is_fetched_once() {
        for (int i = 0; i < 5; i++) read(DELIVERY);

        assertThat(amazon.asked(SnsPeer.CERTIFICATE)).isEqualTo(1);
    }

    @Test
    void only_a_certificate_of_sns_that_is_valid_now_is_believed() {
        var stranger = SnsPeer.named("evil.example", 365);
        var almost = SnsPeer.named("sns.amazonaws.com.evil.example", 365);
        var expired = SnsPeer.named("sns.amazonaws.com", 5);
        for (var peer : List.of(stranger, almost, expired)) {
            serve();
            amazon.serves(SnsPeer.CERTIFICATE, peer.pem());
            assertThat(reader.read(peer.notify(DELIVERY, NOW, NOW))).isEqualTo(FORGED);
        }
        serve();
        amazon.serves(SnsPeer.CERTIFICATE, "-----BEGIN CERTIFICATE-----\nnonsense".getBytes());
        assertThat(read(DELIVERY)).isEqualTo(FORGED);
    }

    @Test
    void while_the_certificate_cannot_be_fetched_sns_is_asked_to_come_again() {
        for (var answer : List.of(
                aResponse().withStatus(500),
                aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withStatus(200).withBody(new byte[HttpFetch.LIMIT_BYTES + 1]))) {
            amazon.answers(SnsPeer.CERTIFICATE, answer);
            assertThat(read(DELIVERY)).isInstanceOf(Unavailable.class);
        }
        amazon.serves(SnsPeer.CERTIFICATE, sns.pem());
        assertThat(Said.words(read(DELIVERY))).hasSize(1);
    }

    /** SNS repeats a message for up to an hour, and neither its time nor its signature changes. */
    @Test
    void a_message_may_be_an_hour_older_than_others() {
        var hour = Duration.ofHours(1);
        assertThat(Said.words(reader.read(sns.notify(DELIVERY, Said.OLDEST.minus(hour), NOW))))
                .hasSize(1);
        assertThat(Said.words(reader.read(sns.notify(DELIVERY, Said.NEWEST, NOW))))
                .hasSize(1);
        assertThat(reader.read(sns.notify(DELIVERY, Said.TOO_OLD.minus(hour), NOW)))
                .isEqualTo(new Refused(Why.STALE));
        assertThat(reader.read(sns.notify(DELIVERY, Said.FROM_THE_FUTURE, NOW))).isEqualTo(new Refused(Why.STALE));
    }

    /** The signature covers what the envelope says and not its bytes, so other bytes are no forgery, and the event is the same. */
    @Test
    void told_again_in_other_bytes_another_order_or_another_envelope_it_is_the_same_event() {
        var first = Said.ids(read(DELIVERY));
        var signed = sns.signed(delivery());
        var names = new ArrayList<>(signed.keySet());
        Collections.reverse(names);
        var reversed = new LinkedHashMap<String, String>();
        names.forEach(name -> reversed.put(name, signed.get(name)));
        var body = JsonMapper.shared().writeValueAsString(signed);

        assertThat(Said.ids(reader.read(SnsPeer.post(Said.reserialised(body), NOW))))
                .isEqualTo(first);
        assertThat(Said.ids(read(reversed))).isEqualTo(first);
        assertThat(Said.ids(read(sns.signed(with(delivery(), "MessageId", "another")))))
                .isEqualTo(first);
    }

    @Test
    void a_subscription_to_our_topic_is_confirmed_at_amazon() {
        var confirmation = SnsPeer.confirmation("SubscriptionConfirmation", NOW);
        amazon.serves(confirmation.get("SubscribeURL"), "<ConfirmSubscriptionResponse/>".getBytes());

        Said.isIgnored(read(sns.signed(confirmation)));

        assertThat(amazon.asked(confirmation.get("SubscribeURL"))).isEqualTo(1);
    }

    @Test
    void a_confirmation_that_amazon_does_not_take_is_tried_again() {
        assertThat(read(sns.signed(SnsPeer.confirmation("SubscriptionConfirmation", NOW))))
                .isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=1",
                "https://evil.example/?Action=ConfirmSubscription&Token=1",
                "https://sns.eu-west-1.amazonaws.com/?Action=DeleteTopic&Token=1",
                "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=1#x",
                "https://sns.eu-west-1.amazonaws.com.evil.example/?Action=ConfirmSubscription&Token=1",
                "https://sns.eu-west-1.amazonaws.com/x?Action=ConfirmSubscription&Token=1",
                ""
            })
    void nothing_is_confirmed_elsewhere(String address) {
        var confirmation = with(SnsPeer.confirmation("SubscriptionConfirmation", NOW), "SubscribeURL", address);

        Said.isMalformedAt(read(sns.signed(confirmation)), "/SubscribeURL");

        assertThat(amazon.asked()).isEqualTo(1); // the certificate
    }

    @Test
    void a_forged_confirmation_and_one_of_another_topic_confirm_nothing() {
        var confirmation = SnsPeer.confirmation("SubscriptionConfirmation", NOW);
        var address = confirmation.get("SubscribeURL");
        amazon.serves(address, new byte[0]);

        assertThat(read(with(sns.signed(confirmation), "Token", "x"))).isEqualTo(FORGED);
        assertThat(read(sns.signed(with(confirmation, "TopicArn", "arn:aws:sns:eu-west-1:1:other"))))
                .isEqualTo(new Refused(Why.STRANGER));

        assertThat(amazon.asked(address)).isZero();
    }

    @Test
    void the_end_of_a_subscription_is_heard_and_not_taken_back() {
        var end = SnsPeer.confirmation("UnsubscribeConfirmation", NOW);
        amazon.serves(end.get("SubscribeURL"), new byte[0]);

        Said.isIgnored(read(sns.signed(end)));

        assertThat(amazon.asked(end.get("SubscribeURL"))).isZero();
    }
}
