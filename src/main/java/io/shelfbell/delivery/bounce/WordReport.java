package io.shelfbell.delivery.bounce;

import io.shelfbell.delivery.receipt.Word.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a mail server says in plain words alone, as qmail, Exim, Exchange and many others do. */
final class WordReport {
    private static final Pattern STILL_TRYING = Pattern.compile(
            "not yet been delivered|has been delayed|will be retried|attempts will continue|will continue to try|warning message only"
                    + "|still trying|keep trying");

    private WordReport() {}

    /** One for each recipient that it names, or a single one; empty for no words at all. */
    static List<Said> in(Told told) {
        if (told.narrative().lines().isEmpty()) return List.of();
        var kind =
                STILL_TRYING.matcher(told.sentences().toLowerCase(Locale.ROOT)).find() ? Kind.ACCEPTED : Kind.FAILED;
        var about = FailedAddresses.of(
                told.narrative().lines(),
                told.mail().headers(),
                reporters(told.mail().headers()));
        if (about.isEmpty()) return List.of(said(kind, returnedTo(told).orElse(null), told.text()));
        return about.entrySet().stream()
                .map(one -> said(kind, one.getKey(), one.getValue()))
                .toList();
    }

    private static Said said(Kind kind, @Nullable String recipient, String text) {
        var reply = SmtpReply.in(text);
        return new Said(kind, recipient, reply.code(), reply.status(), text);
    }

    private static Set<String> reporters(MailHeaders headers) {
        var reporters = new HashSet<String>();
        for (var name : List.of("from", "to", "return-path", "delivered-to", "reply-to", "x-original-to"))
            headers.all(name).flatMap(value -> Address.in(value).stream()).forEach(reporters::add);
        return reporters;
    }

    /** Whom the mail went to that came back. */
    private static Optional<String> returnedTo(Told told) {
        return told.returned()
                .flatMap(inner -> RawMail.of(inner).headers().first("to").stream())
                .flatMap(to -> Address.in(to).stream())
                .findFirst();
    }
}
