package io.shelfbell.delivery.mail;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Content;
import io.shelfbell.fact.DeliveryFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** E-mail over SMTP (RFC 5321), in use as soon as a mail host is configured. */
@Component
@ConditionalOnProperty("spring.mail.host")
class SmtpProvider implements Provider {
    /** One at a time: the lease is looked at between two mails, and a server may take its time for each. */
    private static final int BATCH = 1;

    /** Milliseconds; unless somebody says otherwise, a silent server would be waited for without end. */
    private static final Map<String, String> PATIENCE = Map.of(
            "mail.smtp.connectiontimeout", "5000",
            "mail.smtp.timeout", "10000",
            "mail.smtp.writetimeout", "10000");

    private static final ProviderAnswer NO_SERVER = new ProviderAnswer.NotReached("the mail server was not reached");

    private final JavaMailSenderImpl mail;
    private final String from;

    SmtpProvider(JavaMailSenderImpl mail, @Value("${shelfbell.mail.from}") String from) {
        this.mail = mail;
        this.from = from;
        PATIENCE.forEach(mail.getJavaMailProperties()::putIfAbsent);
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public String kind() {
        return "smtp";
    }

    @Override
    public boolean serves(Channel channel) {
        return channel == Channel.EMAIL;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public List<ProviderAnswer> send(List<Message> messages) {
        var answers = new ArrayList<ProviderAnswer>(messages.size());
        messages.forEach(message -> answers.add(send(message)));
        return answers;
    }

    private ProviderAnswer send(Message message) {
        try {
            mail.send(mime(message));
            return new ProviderAnswer.Accepted(message.messageId());
        } catch (MailSendException e) {
            return answer(cause(e));
        } catch (MailAuthenticationException e) {
            return NO_SERVER;
        } catch (AddressException e) {
            return refused(null, "not an RFC 5322 address");
        } catch (MailException | MessagingException e) {
            return new ProviderAnswer.NotReached(e.getClass().getSimpleName());
        }
    }

    /** The address was refused for good (5yz, RFC 5321 section 4.2.1), or the server could not be asked. */
    private static ProviderAnswer answer(Throwable cause) {
        for (Throwable e = cause; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (e instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= 500) {
                return refused(refused.getReturnCode(), String.valueOf(refused.getMessage()));
            }
            if (e instanceof SMTPSendFailedException refused && refused.getReturnCode() >= 500) {
                return refused(refused.getReturnCode(), String.valueOf(refused.getMessage()));
            }
        }
        return cause instanceof SendFailedException
                ? new ProviderAnswer.NotReached(cause.getClass().getSimpleName())
                : NO_SERVER;
    }

    private static ProviderAnswer refused(@Nullable Integer code, String text) {
        return new ProviderAnswer.Refused(new DeliveryFailure(
                "smtp",
                Channel.EMAIL,
                code == null ? null : code.toString(),
                null,
                text,
                false,
                Clock.systemUTC().instant()));
    }

    private static Throwable cause(MailSendException e) {
        for (var failure : e.getMessageExceptions()) {
            if (failure instanceof SendFailedException) return failure;
        }
        return e.getCause() == null ? e : e.getCause();
    }

    private MimeMessage mime(Message message) throws MessagingException {
        var mime = new StableIdMessage(mail, message.messageId());
        var helper = new MimeMessageHelper(mime, message.content().html() != null, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(message.address());
        helper.setSubject(String.valueOf(message.content().subject()));
        body(helper, message.content());
        mime.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no vacation replies, please
        for (var header : message.headers().entrySet()) {
            mime.setHeader(header.getKey(), header.getValue());
        }
        return mime;
    }

    private static void body(MimeMessageHelper helper, Content content) throws MessagingException {
        if (content.html() == null) helper.setText(content.text());
        else helper.setText(content.text(), content.html());
    }

    /** Keeps our Message-ID (RFC 5322 section 3.6.4): the same for every try, so that a mailbox can drop a twin. */
    private static final class StableIdMessage extends MimeMessage {
        private final String messageId;

        StableIdMessage(JavaMailSenderImpl mail, String messageId) {
            super(mail.getSession());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + messageId + ">");
        }
    }
}
