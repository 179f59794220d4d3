package io.shelfbell.delivery.bounce;

import io.shelfbell.delivery.receipt.Word.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a mail reports, best evidence first: a complaint, fields about recipients, a server's plain words, an automatic answer, and at last
 * a report that somebody passed on within the mail.
 */
final class Report {
    private static final int DEEPEST = 3;

    private Report() {}

    static List<Said> in(RawMail mail) {
        return in(mail, 0);
    }

    private static List<Said> in(RawMail mail, int depth) {
        var complaints = Feedback.in(mail);
        if (!complaints.isEmpty()) return complaints;
        var told = Told.in(mail);
        var found = found(told, depth == 0);
        if (depth == DEEPEST || found.stream().anyMatch(said -> said.code() != null || said.status() != null))
            return found;
        var passedOn = passedOn(told, depth + 1);
        return passedOn.isEmpty() ? found : passedOn;
    }

    /** @param outside whether it came like this; what is within may be our own mail, which must not be taken for a server's words */
    private static List<Said> found(Told told, boolean outside) {
        var fields = FieldReport.in(told);
        if (!fields.isEmpty()) return fields;
        var headers = told.mail().headers();
        if (Daemon.sent(headers)) return WordReport.in(told);
        if (!outside) return List.of();
        if (AutoReply.is(headers)) return List.of(new Said(Kind.ACCEPTED, null, AutoReply.CODE, null, told.text()));
        return Daemon.speaks(headers, told.sentences()) ? WordReport.in(told) : List.of();
    }

    private static List<Said> passedOn(Told told, int depth) {
        return told.returned()
                .map(inner -> in(RawMail.of(inner.getBytes(StandardCharsets.UTF_8)), depth))
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
