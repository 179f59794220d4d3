package io.shelfbell.delivery.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Word.Kind;
import io.shelfbell.recipient.BounceTags;
import io.shelfbell.recipient.Tags;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BounceReaderTest {
    static final Instant NOW = Instant.parse("2026-11-23T11:00:00Z");

    static final BounceTags TAGS = Tags.of("one secret");

    /** Such as {@code d815-<tag>}. */
    static String signed(String delivery) {
        return delivery + "-" + TAGS.tag(delivery);
    }

    private static final String RETURNED = """

            --b
            Content-Type: message/rfc822

            Message-ID: <d4711@shelfbell.example>
            From: news@shop.example
            To: ada@example.org
            Subject: It is back

            Your lamp could not be delivered before; user unknown to us.
            --b--
            """;

    private static List<Word.Receipt> read(String mail) {
        return read(mail.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Word.Receipt> read(byte[] mail) {
        return new BounceReader("shelfbell.example", TAGS).read(mail, NOW);
    }

    private static Word.Receipt one(String mail) {
        var words = read(mail);
        assertThat(words).hasSize(1);
        return words.get(0);
    }

    private static String report(String fields) {
        return """
                From: MAILER-DAEMON@mx.example
                To: bounces@shop.example
                Message-ID: <1@mx.example>
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b

                This is the mail system at host mx.example. I'm sorry.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                """ + fields + RETURNED;
    }

    private static String failed(String recipient, String diagnostic) {
        return "Final-Recipient: rfc822; %s\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; %s\n"
                .formatted(recipient, diagnostic);
    }

    @Test
    void a_delivery_status_names_recipient_code_status_and_our_message() {
        var word = one(report(failed("Ada@Example.org", "550 5.1.1 <Ada@Example.org>... User unknown")));
        assertThat(word.kind()).isEqualTo(Kind.FAILED);
        assertThat(word.messageId()).isEqualTo("d4711@shelfbell.example");
        assertThat(word.address()).isEqualTo("ada@example.org");
        assertThat(word.at()).isEqualTo(NOW);
        assertThat(word.failure()).satisfies(failure -> {
            assertThat(failure.provider()).isEqualTo("smtp");
            assertThat(failure.code()).isEqualTo("550");
            assertThat(failure.enhancedStatus()).isEqualTo("5.1.1");
            assertThat(failure.text()).startsWith("550 5.1.1");
            assertThat(failure.late()).isTrue();
        });
    }

    @Test
    void several_recipients_are_several_words_and_their_fields_stay_apart() {
        var words =
                read(report(failed("a@x.example", "550 5.1.1 no") + "\n" + failed("b@x.example", "552 5.2.2 full")));
        assertThat(words).extracting(Word.Receipt::address).containsExactly("a@x.example", "b@x.example");
        assertThat(words).extracting(word -> word.failure().enhancedStatus()).containsExactly("5.1.1", "5.2.2");
        assertThat(words).extracting(Word.Receipt::eventId).doesNotHaveDuplicates();
    }

    @Test
    void groups_without_an_empty_line_between_them_are_told_apart() {
        var words = read(report(failed("a@x.example", "550 5.1.1 no") + failed("b@x.example", "552 5.2.2 full")));
        assertThat(words).extracting(word -> word.failure().enhancedStatus()).containsExactly("5.1.1", "5.2.2");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            ACTION,     KIND
            failed,     FAILED
            delayed,    ACCEPTED
            delivered,  DELIVERED
            relayed,    PASSED_ON
            expanded,   PASSED_ON
            Failed (x), FAILED
            nonsense,   FAILED""")
    void the_action_says_what_became_of_it(String action, Kind kind) {
        var word = one(report("Final-Recipient: rfc822; a@x.example\nAction: " + action + "\nStatus: 4.4.7\n"));
        assertThat(word.kind()).isEqualTo(kind);
    }

    @Test
    void a_report_under_another_name_is_found_all_the_same() {
        var mail = report(failed("a@x.example", "550 5.1.1 no"))
                .replace("Content-Type: message/delivery-status\n", "Content-Type: text/plain\n")
                .replace("This is the mail system at host mx.example. I'm sorry.\n", "")
                .replace("multipart/report; report-type=delivery-status;", "multipart/mixed;");
        assertThat(one(mail).failure().enhancedStatus()).isEqualTo("5.1.1");
    }

    @Test
    void a_report_that_somebody_passes_on_is_read() {
        var inner = report(failed("a@x.example", "550 5.1.1 no"));
        var mail = "From: postmaster@y.example\nContent-Type: multipart/mixed; boundary=o\n\n--o\n\nsee below\n--o\n"
                + "Content-Type: message/rfc822\n\n" + inner + "\n--o--\n";
        var word = one(mail);
        assertThat(word.failure().code()).isEqualTo("550");
        assertThat(word.messageId()).isEqualTo("d4711@shelfbell.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ada@example.org>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 no such user\n"
                        + "Giving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\n",
                "This message was created automatically.\n\n  ada@example.org\n    host mx.example [192.0.2.1]: 550 5.1.1 unknown user\n\n"
                        + "------ This is a copy of the message, including all the headers. ------\n",
                "Sorry, we were unable to deliver your message to the following address.\n\n<ada@example.org>:\n550: 5.1.1 User Unknown\n\n",
                "   ----- Transcript of session follows -----\n>>> RCPT To:<ada@example.org>\n<<< 550 5.1.1 <ada@example.org>... no\n"
                        + "   ----- Unsent message follows -----\n"
            })
    void plain_words_of_a_server_are_understood(String words) {
        var mail = "From: MAILER-DAEMON@mx.example\nTo: bounces@shop.example\nSubject: failure notice\n\n" + words
                + "Return-Path: <bounces@shop.example>\nMessage-Id: <d4711@shelfbell.example>\nTo: x@y.example\n\nmailbox full\n";
        var word = one(mail);
        assertThat(word.address()).isEqualTo("ada@example.org");
        assertThat(word.failure().code()).isEqualTo("550");
        assertThat(word.failure().enhancedStatus()).isEqualTo("5.1.1");
        assertThat(word.failure().text()).doesNotContain("mailbox full");
        assertThat(word.messageId()).isEqualTo("d4711@shelfbell.example");
    }

    @Test
    void a_page_in_html_is_read_for_want_of_text() {
        var mail =
                "From: postmaster@x.example\nSubject: Undeliverable\nContent-Type: text/html\n\n<html><style>p { color: red }"
                        + "</style><p>Delivery has failed to:</p><p>ada@example.org</p><p>550 5.1.10 RecipientNotFound &lt;x&gt;</p>";
        assertThat(one(mail).failure()).satisfies(failure -> {
            assertThat(failure.enhancedStatus()).isEqualTo("5.1.10");
            assertThat(failure.text()).contains("RecipientNotFound <x>").doesNotContain("color");
        });
    }

    @Test
    void a_complaint_is_told_with_the_recipient_and_its_type() {
        var mail = """
                From: fbl@isp.example
                Message-ID: <2@isp.example>
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b

                This is an abuse report.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                Original-Rcpt-To: <ada@example.org>
                """ + RETURNED;
        var word = one(mail);
        assertThat(word.kind()).isEqualTo(Kind.COMPLAINED);
        assertThat(word.address()).isEqualTo("ada@example.org");
        assertThat(word.messageId()).isEqualTo("d4711@shelfbell.example");
        assertThat(word.failure().code()).isEqualTo("abuse");
        assertThat(one(mail.replace("Type: abuse", "Type: not-spam")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(one(mail.replace("Type: abuse", "Type: auth-failure")).kind())
                .isEqualTo(Kind.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied\nSubject: Re: Your order is delayed",
                "X-Autoreply: yes\nSubject: Re: Undeliverable",
                "Subject: Automatic reply: It is back",
                "Subject: =?utf-8?q?R=C3=A9ponse_automatique?= : It is back",
                "Subject: Abwesenheitsnotiz: It is back"
            })
    void a_vacation_reply_is_no_failure(String headers) {
        var mail = "From: ada@example.org\nTo: bounces@shop.example\nIn-Reply-To: <d4711@shelfbell.example>\n" + headers
                + "\n\nI could not be delivered from my holidays. 550 5.1.1 user unknown\n";
        var word = one(mail);
        assertThat(word.kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(word.failure().code()).isEqualTo(AutoReply.CODE);
        assertThat(word.failure().enhancedStatus()).isNull();
        assertThat(word.messageId()).isNull();
        assertThat(one(mail.replace("bounces@", "bounces+" + signed("d4711") + "@"))
                        .messageId())
                .isEqualTo("d4711@shelfbell.example");
    }

    @Test
    void an_ordinary_mail_says_nothing() {
        assertThat(read("From: ada@example.org\nSubject: Re: It is back\n\nIs it blue as well?\n"))
                .isEmpty();
    }

    /** Our own text may speak of users who are unknown and mails that are late. */
    @Test
    void our_own_words_in_a_mail_that_somebody_forwards_are_no_bounce() {
        assertThat(read(
                        "From: ada@example.org\nSubject: Fwd\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nlook\n"
                                + RETURNED))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Delivered-To: Bounces+D815-TAG@Shop.example",
                "To: <returned+d815-tag@shop.example>",
                "X-Original-To: bounces+d815-tag@shop.example",
                "To: bounces+d9-0123456789abcdef@shop.example, bounces+d815-tag@shop.example",
                "Envelope-To: prvs=1234abcdef=bounces+d815-tag@shop.example",
                "To: SRS0=aB1=2Z=shop.example=bounces+d815-tag@forwarder.example"
            })
    void the_signed_address_that_it_came_to_says_which_message_it_is_about(String header) {
        var tag = TAGS.tag("d815");
        var word = one(header.replace("TAG", tag.toUpperCase(Locale.ROOT)).replace("tag", tag)
                + "\nFrom: MAILER-DAEMON@mx.example\n\n550 5.1.1 no\n");
        assertThat(word.messageId()).isEqualTo("d815@shelfbell.example");
        assertThat(word.address()).isNull();
        assertThat(word.unproven()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounces@shop.example",
                "bounces+d815@shop.example",
                "bounces+d815-@shop.example",
                "bounces+d815-0123456789abcdef@shop.example",
                "bounces+d816-tag@shop.example",
                "bounces+dx815-tag@shop.example",
                "bounces+815-tag@shop.example",
                "bounces+d815-tag0@shop.example",
                "bounces+d815tag@shop.example"
            })
    void an_address_that_anybody_can_write_says_nothing(String address) {
        var mail = "To: " + address.replace("tag", TAGS.tag("d815"))
                + "\nFrom: MAILER-DAEMON@mx.example\n\nada@example.org: 550 5.1.1 no\n";
        var word = one(mail);
        assertThat(word.messageId()).isNull();
        assertThat(word.unproven()).isTrue();
    }

    @Test
    void a_header_that_came_back_counts_only_together_with_the_recipients_address() {
        var named = one(report(failed("ada@example.org", "550 5.1.1 no")));
        assertThat(named.messageId()).isEqualTo("d4711@shelfbell.example");
        assertThat(named.unproven()).isTrue();
        var unnamed = one(report("Action: failed\nStatus: 5.1.1\n"));
        assertThat(unnamed.address()).isNull();
        assertThat(unnamed.messageId()).isNull();
    }

    @Test
    void a_signed_address_counts_more_than_a_header_that_came_back() {
        var mail = report(failed("ada@example.org", "550 5.1.1 no"))
                .replace("bounces@shop.example", "bounces+" + signed("d815") + "@shop.example");
        assertThat(one(mail).messageId()).isEqualTo("d815@shelfbell.example");
    }

    @Test
    void a_mention_of_our_message_elsewhere_is_no_header_that_came_back() {
        var mail = "From: MAILER-DAEMON@mx.example\nIn-Reply-To: <d4711@shelfbell.example>\n\n"
                + "<ada@example.org>: 550 5.1.1 no d4711@shelfbell.example\n";
        assertThat(one(mail).messageId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message-ID: <d4711@other.example>", "Message-ID: <xd4711@shelfbell.example>",
                "Message-ID: <d4711@shelfbell.example.evil>", "Message-ID: <d@shelfbell.example>"
            })
    void somebody_elses_message_is_not_ours(String header) {
        var mail =
                report(failed("a@x.example", "550 5.1.1 no")).replace("Message-ID: <d4711@shelfbell.example>", header);
        assertThat(one(mail).messageId()).isNull();
    }

    @Test
    void the_same_mail_says_the_same_twice_and_another_one_does_not() {
        var mail = report(failed("a@x.example", "550 5.1.1 no"));
        assertThat(one(mail).eventId()).isEqualTo(one(mail).eventId());
        assertThat(one("Received: by another node\n" + mail).eventId())
                .isEqualTo(one(mail).eventId());
        assertThat(one(mail.replace("<1@mx.example>", "<2@mx.example>")).eventId())
                .isNotEqualTo(one(mail).eventId());
    }

    @Test
    void text_in_base64_and_in_other_characters_is_read() {
        var words = Base64.getMimeEncoder()
                .encodeToString(
                        "<ada@example.org>: 550 5.1.1 Empfänger unbekannt\n".getBytes(StandardCharsets.ISO_8859_1));
        var mail = "From: MAILER-DAEMON@mx.example\nContent-Type: text/plain; charset=iso-8859-1\n"
                + "Content-Transfer-Encoding: base64\n\n" + words;
        assertThat(one(mail).failure().phrases()).contains("empfänger unbekannt");
        assertThat(one(mail.replace("iso-8859-1", "no-such-set")).failure().code())
                .isEqualTo("550");
    }
}
