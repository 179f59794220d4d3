package io.shelfbell.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.fact.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write is what somebody else reads: by another parser than the one that wrote it. */
class ComposerTest {
    private final Composer composer = Letters.composer(Map.of("bounce-address", "bounces@bounce.shop.example"));

    private org.apache.james.mime4j.dom.Message read(Message message) throws Unsendable, IOException {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.STRICT);
        return builder.parseMessage(
                new ByteArrayInputStream(composer.compose(message).content()));
    }

    private String raw(Message message) throws Unsendable {
        return new String(composer.compose(message).content(), StandardCharsets.UTF_8);
    }

    private static String text(Body body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ((TextBody) body).getInputStream().transferTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static String header(Entity entity, String name) {
        var field = entity.getHeader().getField(name);
        return field == null ? "" : field.getBody().replaceAll("\r\n", "");
    }

    private void isRefused(Message message, String word) {
        assertThatThrownBy(() -> composer.compose(message))
                .isInstanceOf(Unsendable.class)
                .hasMessageContaining(word);
    }

    // Bad input

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t ", "\r\n", "\u00A0", "\u200B"})
    void without_a_subject_nothing_is_written(String subject) {
        isRefused(Letters.saying(new Content(subject, "text", null)), "no subject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\n ", "\u00A0\u200B\r\n"})
    void a_template_that_renders_to_nothing_is_told(String text) {
        isRefused(Letters.saying(new Content("Subject", text, "<p>Hello</p>")), "no text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><head><title>Shop</title></head><body></body></html>",
                "<p>&nbsp;</p>\n",
                "<style>p { color: red }</style><p></p>",
                "<!-- hello --><div>\u200B</div>"
            })
    void html_that_shows_nothing_is_told(String html) {
        isRefused(Letters.saying(new Content("Subject", "text", html)), "shows nothing");
    }

    @Test
    void a_picture_shows_something() throws Unsendable {
        assertThat(raw(Letters.saying(new Content("Subject", "text", "<IMG src='https://shop.example/a.png'>"))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lamp\r\nBcc: thief@mail.example", "Lamp\nBcc: thief@mail.example", "Lamp\rBcc: thief@mail.example",
                "Lamp\r\n\r\nBcc: thief@mail.example", "Lämp\r\nBcc: thief@mail.example",
                        "Lamp\u0085Bcc: thief@mail.example",
                "Lamp\u2028Bcc: thief@mail.example", "Lamp\u0000Bcc: thief@mail.example",
                        "Lamp\r\n\tBcc: thief@mail.example"
            })
    void a_subject_cannot_add_a_header(String subject) throws Exception {
        var mail = read(Letters.saying(new Content(subject, "text", null)));

        assertThat(header(mail, "Bcc")).isEmpty();
        assertThat(mail.getSubject()).matches("L.mp Bcc: thief@mail.example");
        assertThat(text(mail.getBody()).strip()).isEqualTo("text");
    }

    @Test
    void a_header_cannot_add_another() {
        isRefused(
                Letters.with(Map.of("List-Unsubscribe", "<https://shop.example>\r\nBcc: thief@mail.example")),
                "header");
        isRefused(Letters.with(Map.of("X\r\nBcc", "thief@mail.example")), "header");
        isRefused(Letters.with(Map.of("X-A: b", "c")), "header");
        isRefused(Letters.with(Map.of("", "c")), "header");
    }

    @Test
    void an_address_cannot_add_a_recipient() {
        isRefused(Letters.to("ann@mail.example>\r\nRCPT TO:<thief@mail.example"), "control character");
        isRefused(Letters.to("ann@mail.example, thief@mail.example"), "not an address");
    }

    @Test
    void a_message_id_is_one() {
        var content = Letters.CONTENT;
        var good = Letters.to("ann@mail.example");
        isRefused(
                new Message(
                        "d1@shop.example>\r\nBcc: <thief@mail.example",
                        good.channel(),
                        "ann",
                        "ann@mail.example",
                        null,
                        good.occasion(),
                        good.category(),
                        content,
                        Map.of()),
                "Message-ID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shop\r\nBcc: thief@mail.example <news@shop.example>", "Shop\n<news@shop.example>",
                        "news@shop.example, other@shop.example",
                "not an address", "", "Shop <>"
            })
    void a_sender_that_cannot_be_is_told_at_the_start(String from) {
        assertThatThrownBy(() -> Letters.composer(Map.of("from", from)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shelfbell.mail.from");
        assertThatThrownBy(() -> Letters.composer(Map.of("bounce-address", "bounces")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shelfbell.mail.bounce-address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaaaaaaaaaaaaaaaaaa@shop.example", "\"the bounces\"@shop.example"})
    void an_address_for_bounces_must_leave_room_for_the_delivery(String address) {
        assertThatThrownBy(() -> Letters.composer(Map.of("bounce-address", address)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shelfbell.mail.bounce-address leaves no room");
    }

    // Headers

    @Test
    void the_usual_headers_are_there() throws Exception {
        var mail = read(Letters.to("ann@mail.example"));

        assertThat(mail.getMessageId()).isEqualTo("<d1@shop.example>");
        assertThat(mail.getFrom()).hasSize(1);
        assertThat(mail.getFrom().get(0).getName()).isEqualTo("Shop Müller");
        assertThat(mail.getFrom().get(0).getAddress()).isEqualTo("news@shop.example");
        assertThat(mail.getTo().flatten().get(0).getAddress()).isEqualTo("ann@mail.example");
        assertThat(Duration.between(mail.getDate().toInstant(), Instant.now()).abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(header(mail, "Auto-Submitted").strip()).isEqualTo("auto-generated");
        assertThat(header(mail, "Feedback-ID").strip()).isEqualTo("BACK_IN_STOCK:PROMOTIONAL:shop-example");
        assertThat(header(mail, "Precedence")).isEmpty();
        assertThat(header(mail, "MIME-Version").strip()).isEqualTo("1.0");
    }

    @Test
    void the_message_id_is_the_same_for_every_try() throws Exception {
        assertThat(read(Letters.to("ann@mail.example")).getMessageId())
                .isEqualTo(read(Letters.to("ann@mail.example")).getMessageId());
    }

    @Test
    void unsubscribe_headers_stand_as_they_were_given() throws Exception {
        var url = "<https://shop.example/u/" + "abcDEF012_-".repeat(30) + ">";
        var mail = read(
                Letters.with(Map.of("List-Unsubscribe", url, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click")));

        assertThat(header(mail, "List-Unsubscribe").strip()).isEqualTo(url);
        assertThat(header(mail, "List-Unsubscribe-Post").strip()).isEqualTo("List-Unsubscribe=One-Click");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SES      | X-SES-MESSAGE-TAGS  | messageId=d1
            SENDGRID | X-SMTPAPI           | {"unique_args":{"messageId":"d1@shop.example"}}
            MAILGUN  | X-Mailgun-Variables | {"messageId":"d1@shop.example"}""")
    void a_service_is_told_our_id_in_its_own_header(Relay relay, String header, String value) throws Exception {
        var told = Letters.composer(Map.of(), relay);
        var mail = new DefaultMessageBuilder()
                .parseMessage(new ByteArrayInputStream(
                        told.compose(Letters.with(Map.of(header, "another's"))).content()));

        assertThat(mail.getHeader().getFields(header)).hasSize(1);
        assertThat(header(mail, header).strip()).isEqualTo(value);
        assertThat(header(read(Letters.to("ann@mail.example")), header)).isEmpty();
    }

    @Test
    void every_delivery_has_an_envelope_sender_of_its_own() throws Unsendable {
        assertThat(composer.compose(Letters.to("ann@mail.example")).sender())
                .hasToString("bounces+d1-" + Letters.TAGS.tag("d1") + "@bounce.shop.example");
        assertThat(Letters.composer(Map.of())
                        .compose(Letters.to("ann@mail.example"))
                        .sender())
                .hasToString("news@shop.example");
    }

    @Test
    void our_name_in_the_feedback_id_can_be_given_and_has_15_characters_at_most() throws Unsendable {
        var given = Letters.composer(Map.of("feedback-id", "Müller: lamps and more"));

        assertThat(new String(given.compose(Letters.to("ann@mail.example")).content(), StandardCharsets.US_ASCII))
                .contains("Feedback-ID: BACK_IN_STOCK:PROMOTIONAL:M-ller--lamps-a\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ann lee\"@mail.example", "\"ann@home\"@mail.example", "o'brien+x@mail.example"})
    void a_quoted_local_part_stays_one_recipient(String address) throws Exception {
        var mail = read(Letters.to(address));

        assertThat(mail.getTo().flatten()).hasSize(1);
        assertThat(header(mail, "To").strip()).isEqualTo(address);
        assertThat(composer.compose(Letters.to(address)).to()).hasToString(address);
    }

    @Test
    void an_international_domain_is_written_in_ascii_in_header_and_envelope() throws Exception {
        var message = Letters.to("ann@bücher.example");

        assertThat(header(read(message), "To").strip()).isEqualTo("ann@xn--bcher-kva.example");
        assertThat(composer.compose(message).to()).hasToString("ann@xn--bcher-kva.example");
    }

    @Test
    void an_address_of_254_octets_stands_on_one_line() throws Exception {
        var address = "a".repeat(64) + "@" + "b".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(61);

        assertThat(header(read(Letters.to(address)), "To").strip()).isEqualTo(address);
    }

    // Content

    static List<Content> contents() {
        return List.of(
                new Content("Back in stock", "Plain.\n", "<p>Plain.</p>\n"),
                new Content(
                        "Wieder da: Straßenlaterne „Föhr“",
                        "Grüße aus Köln.\nÄÖÜ äöü ß €\n",
                        "<p>Grüße aus Köln €</p>\n"),
                new Content("🛋️ is back 👩‍👩‍👧‍👦", "Sofa 🛋️ 👍🏽\n", "<p>Sofa 🛋️ 👍🏽</p>\n"),
                new Content("🛋".repeat(100), "🛋".repeat(500) + "\n", "<p>" + "🛋".repeat(500) + "</p>\n"),
                new Content("再入荷のお知らせ", "ソファーが再入荷しました。\n", "<p>ソファーが再入荷しました。</p>\n"),
                new Content("long", "word ".repeat(1_000) + "end\n", "<p>" + "x".repeat(5_000) + "</p>\n"),
                new Content("dots", ".\n..\n.hidden\nFrom here\n \n.\n", "<p>.</p>\n.\n"),
                new Content(
                        "=?utf-8?Q?fake?= =3D",
                        "a=3D b=\nc = d\n",
                        "<a href=\"https://shop.example/?a=b&amp;c=d\">x</a>\n"),
                new Content("trailing", "spaces   \nand\ttabs\t\n\n\n", "<pre>a  \nb</pre>\n"),
                new Content("no end", "no line end", "<p>no line end</p>"),
                new Content("windows", "one\r\ntwo\rthree\n", "<p>one</p>\r\n<p>two</p>\r\n"),
                new Content("text only", "Grüße\n", null));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void another_parser_reads_what_was_given(Content content) throws Exception {
        var mail = read(Letters.saying(content));

        assertThat(mail.getSubject()).isEqualTo(content.subject());
        if (content.html() == null) {
            assertThat(mail.getMimeType()).isEqualTo("text/plain");
            assertThat(text(mail.getBody())).isEqualTo(content.text());
            return;
        }
        assertThat(mail.getMimeType()).isEqualTo("multipart/alternative");
        var parts = ((Multipart) mail.getBody()).getBodyParts();
        assertThat(parts).extracting(Entity::getMimeType).containsExactly("text/plain", "text/html");
        assertThat(parts).extracting(Entity::getCharset).allMatch(c -> c.equalsIgnoreCase("utf-8"));
        assertThat(text(parts.get(0).getBody())).isEqualTo(lines(content.text()));
        assertThat(text(parts.get(1).getBody())).isEqualTo(lines(content.html()));
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    @ParameterizedTest
    @MethodSource("contents")
    void every_line_is_ascii_and_short_enough_for_any_server(Content content) throws Unsendable {
        var raw = raw(Letters.saying(content));

        assertThat(raw.chars()).allMatch(c -> c < 0x80);
        assertThat(raw.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(raw.split("\r\n")).allMatch(line -> line.length() <= 998);
    }

    @ParameterizedTest
    @MethodSource("contents")
    void dots_and_all_the_rest_arrive_over_the_wire_as_they_were_written(Content content) throws Exception {
        try (var server = ScriptedSmtp.plain();
                var provider = Letters.provider(server.port(), Map.of())) {
            provider.send(List.of(Letters.saying(content)));

            var arrived = new DefaultMessageBuilder()
                    .parseMessage(new ByteArrayInputStream(server.mails.get(0).content()));
            assertThat(arrived.getSubject()).isEqualTo(content.subject());
            var body = content.html() == null
                    ? arrived.getBody()
                    : ((Multipart) arrived.getBody()).getBodyParts().get(0).getBody();
            assertThat(text(body).stripTrailing())
                    .isEqualTo(lines(content.text()).stripTrailing());
        }
    }
}
