package io.shelfbell.delivery.bounce;

import io.shelfbell.recipient.BounceTags;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out which of our messages a mail is about. */
final class OurMessage {
    private static final int DEEPEST = 3;

    /** The envelope sender of a delivery: {@code bounces+d123-<tag>@shop.example}. */
    private static final Pattern RETURN_ADDRESS =
            Pattern.compile("[^\\s<>@+]{1,64}\\+(d\\d{1,19})-([0-9a-f]{" + BounceTags.LENGTH + "})@");

    private final BounceTags tags;
    private final String domain;
    private final Pattern messageId;

    /** @param domain right-hand side of our Message-IDs */
    OurMessage(String domain, BounceTags tags) {
        this.tags = tags;
        this.domain = domain.toLowerCase(Locale.ROOT);
        this.messageId =
                Pattern.compile("(?<![\\w.+-])(d\\d{1,19})@" + Pattern.quote(this.domain) + "(?![\\w-]|\\.\\w)");
    }

    /** The id, as {@code Message.messageId} says it, by the address that the mail came to (VERP), which nobody else can write. */
    Optional<String> proven(RawMail mail) {
        return Stream.of("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to")
                .flatMap(mail.headers()::all)
                .flatMap(value ->
                        RETURN_ADDRESS.matcher(value.toLowerCase(Locale.ROOT)).results())
                .filter(found -> tags.isOurs(found.group(1), found.group(2)))
                .map(this::id)
                .findFirst();
    }

    /** The id by the header of the mail that came back: anybody can write one who guesses a delivery's number. */
    Optional<String> claimed(RawMail mail) {
        return claimed(mail, 0);
    }

    private Optional<String> claimed(RawMail mail, int depth) {
        return Told.in(mail)
                .returned()
                .map(RawMail::of)
                .flatMap(inner -> Stream.concat(ids(inner), passedOn(inner, depth + 1)))
                .findFirst();
    }

    private Stream<String> passedOn(RawMail inner, int depth) {
        return depth < DEEPEST ? claimed(inner, depth).stream() : Stream.empty();
    }

    private Stream<String> ids(RawMail mail) {
        return mail.headers()
                .all("message-id")
                .flatMap(value ->
                        messageId.matcher(value.toLowerCase(Locale.ROOT)).results())
                .map(this::id);
    }

    private String id(MatchResult found) {
        return found.group(1) + "@" + domain;
    }
}
