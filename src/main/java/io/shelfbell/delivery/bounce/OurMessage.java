package io.shelfbell.delivery.bounce;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out which of our messages a mail is about. */
final class OurMessage {
    /** The envelope sender of a delivery: {@code bounces+d123@shop.example}. */
    private static final Pattern RETURN_ADDRESS = Pattern.compile("[^\\s<>@+]{1,64}\\+d(\\d{1,19})@");

    private final String domain;
    private final Pattern messageId;

    /** @param domain right-hand side of our Message-IDs */
    OurMessage(String domain) {
        this.domain = domain.toLowerCase(Locale.ROOT);
        this.messageId =
                Pattern.compile("(?<![\\w.+-])d(\\d{1,19})@" + Pattern.quote(this.domain) + "(?![\\w-]|\\.\\w)");
    }

    /** Ours, as {@code Message.messageId} says it: by the address that the mail came to, or by the Message-ID that came back. */
    Optional<String> in(RawMail mail) {
        return Stream.of(byReturnAddress(mail.headers()), byReturned(mail), byMention(mail))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** An address of its own for each message (VERP). */
    private Optional<String> byReturnAddress(MailHeaders headers) {
        return Stream.of("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to")
                .flatMap(headers::all)
                .flatMap(value ->
                        RETURN_ADDRESS.matcher(value.toLowerCase(Locale.ROOT)).results())
                .map(this::id)
                .findFirst();
    }

    private Optional<String> byReturned(RawMail mail) {
        return mail.parts().stream()
                .filter(MailPart::isReturned)
                .flatMap(part -> RawMail.of(part.text()).headers().all("message-id"))
                .flatMap(this::ids)
                .findFirst();
    }

    private Optional<String> byMention(RawMail mail) {
        var answered = Stream.of("in-reply-to", "references").flatMap(mail.headers()::all);
        return Stream.concat(answered, mail.parts().stream().map(MailPart::text))
                .flatMap(this::ids)
                .findFirst();
    }

    private Stream<String> ids(String text) {
        return messageId.matcher(text.toLowerCase(Locale.ROOT)).results().map(this::id);
    }

    private String id(MatchResult found) {
        return "d" + found.group(1) + "@" + domain;
    }
}
