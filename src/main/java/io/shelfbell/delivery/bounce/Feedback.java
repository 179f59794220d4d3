package io.shelfbell.delivery.bounce;

import io.shelfbell.delivery.receipt.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Complaints: feedback reports (RFC 5965, 6430, 6591), and those of Outlook.com, which are a copy of the mail with the recipient in a
 * header field.
 */
final class Feedback {
    private static final String ABUSE = "abuse";
    private static final String OUTLOOK = "x-hmxmroriginalrecipient";

    private Feedback() {}

    static List<Said> in(RawMail mail) {
        var report = mail.parts().stream().filter(MailPart::isFeedback).findFirst();
        return report.map(Feedback::reported).orElseGet(() -> byOutlook(mail));
    }

    private static List<Said> reported(MailPart report) {
        var fields = MailHeaders.of(report.text().lines());
        var type = fields.first("feedback-type").orElse(ABUSE).toLowerCase(Locale.ROOT);
        var recipients = Stream.of("original-rcpt-to", "removal-recipient", "redacted-address")
                .map(name -> fields.all(name)
                        .flatMap(value -> Address.in(value).stream())
                        .distinct()
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst();
        var text = fields.first("auth-failure").orElse("");
        return recipients
                .map(all -> all.stream().map(one -> said(type, one, text)).toList())
                .orElseGet(() -> List.of(said(type, null, text)));
    }

    private static Said said(String type, @Nullable String recipient, String text) {
        return new Said(kind(type), recipient, type, null, text);
    }

    /** A report about signatures or a virus is nobody's wish to hear no more, and does not say that the mail came back. */
    private static Word.Kind kind(String type) {
        return switch (type) {
            case "not-spam" -> Word.Kind.DELIVERED;
            case "auth-failure", "dmarc", "virus" -> Word.Kind.ACCEPTED;
            default -> Word.Kind.COMPLAINED;
        };
    }

    private static List<Said> byOutlook(RawMail mail) {
        return mail.parts().stream()
                .filter(MailPart::isReturned)
                .map(part -> RawMail.of(part.text()).headers().first(OUTLOOK))
                .flatMap(Optional::stream)
                .limit(1)
                .map(recipient -> said(ABUSE, Address.in(recipient).orElse(null), ""))
                .toList();
    }
}
