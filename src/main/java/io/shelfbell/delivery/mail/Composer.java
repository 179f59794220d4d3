package io.shelfbell.delivery.mail;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.fact.Content;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a message as a mail (RFC 5322, RFC 2045) that any server can pass on unchanged, because it is ASCII throughout. */
final class Composer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+");
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern PIECE = Pattern.compile(".{1,45}"); // an encoded word has 75 characters at most
    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private static final Session ASCII = Session.getInstance(new Properties());
    private static final Session WITH_UTF8 = withUtf8();

    private final Stationery stationery;
    private final Dkim dkim;
    private final @Nullable Relay relay;
    private final Clock clock;

    /** @param relay who is told our id; null for a server that wants no header of its own */
    Composer(Stationery stationery, Dkim dkim, @Nullable Relay relay, Clock clock) {
        this.stationery = stationery;
        this.dkim = dkim;
        this.relay = relay;
        this.clock = clock;
    }

    private static Session withUtf8() {
        var properties = new Properties();
        properties.put("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    Letter compose(Message message) throws Unsendable {
        var to = MailAddress.parse(message.address());
        Emptiness.check(message.content());
        if (!MESSAGE_ID.matcher(message.messageId()).matches()) throw new Unsendable("not a Message-ID");
        try {
            var mail = mail(message, to);
            var letter =
                    to.needsUtf8() ? mail : dkim.sign(mail, stationery.sender().domain());
            return new Letter(message.messageId(), stationery.sender(message.messageId()), to, bytes(letter));
        } catch (MessagingException | IOException e) {
            throw new Unsendable("cannot be written as a mail: " + e.getMessage());
        }
    }

    private MimeMessage mail(Message message, MailAddress to) throws MessagingException, Unsendable {
        var mail = new StableIdMessage(to.needsUtf8() ? WITH_UTF8 : ASCII, message.messageId());
        mail.setFrom(stationery.from());
        mail.setHeader("To", to.toString());
        mail.setSubject(literally(oneLine(String.valueOf(message.content().subject()))), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no vacation replies, please
        mail.setHeader("Feedback-ID", feedbackId(message));
        addHeaders(mail, message.headers());
        if (relay != null) mail.setHeader(relay.header(), relay.value(message.messageId()));
        addBody(mail, message.content());
        mail.saveChanges();
        return mail;
    }

    /** What Gmail's feedback loop counts complaints by: up to three names of ours, and who we are. */
    private String feedbackId(Message message) {
        return message.occasion() + ":" + message.category() + ":" + stationery.feedbackId();
    }

    private static String oneLine(String text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    /** What only looks like an encoded word (RFC 2047) is encoded, so that nobody decodes it. */
    private static String literally(String subject) {
        if (!subject.contains("=?") || !subject.chars().allMatch(c -> c < 0x80)) return subject;
        return PIECE.matcher(subject)
                .results()
                .map(piece ->
                        "=?UTF-8?B?" + BASE64.encodeToString(piece.group().getBytes(StandardCharsets.UTF_8)) + "?=")
                .collect(Collectors.joining(" "));
    }

    private static void addHeaders(MimeMessage mail, Map<String, String> headers)
            throws MessagingException, Unsendable {
        for (var header : headers.entrySet()) {
            if (!HEADER_NAME.matcher(header.getKey()).matches()
                    || CONTROL.matcher(header.getValue()).find())
                throw new Unsendable("a line break or another control character in a header");
            mail.setHeader(header.getKey(), encoded(header.getValue()));
        }
    }

    private static String encoded(String value) throws MessagingException {
        try {
            return MimeUtility.encodeText(value, UTF_8, null);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new MessagingException(UTF_8, e);
        }
    }

    /** The HTML part comes last: readers show the last form they can (RFC 2046 section 5.1.4). */
    private static void addBody(MimeMessage mail, Content content) throws MessagingException {
        if (content.html() == null) {
            mail.setText(lines(content.text()), UTF_8);
            return;
        }
        var text = new MimeBodyPart();
        text.setText(lines(content.text()), UTF_8);
        var html = new MimeBodyPart();
        html.setText(lines(content.html()), UTF_8, "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
    }

    /** Text has CRLF at its line ends before it is encoded (RFC 2045 section 6.8). */
    private static String lines(String text) {
        return LINE_END.matcher(text).replaceAll("\r\n");
    }

    private static byte[] bytes(MimeMessage mail) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toByteArray();
    }

    /** Keeps our Message-ID (RFC 5322 section 3.6.4): the same for every try, so that a mailbox can drop a twin. */
    private static final class StableIdMessage extends MimeMessage {
        private final String messageId;

        StableIdMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + messageId + ">");
        }
    }
}
