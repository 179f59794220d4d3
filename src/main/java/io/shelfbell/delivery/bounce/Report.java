package io.shelfbell.delivery.bounce;

import io.shelfbell.delivery.receipt.Word.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a mail reports, best evidence first: a complaint, fields about recipients, a server's plain words, an automatic answer, and at last
 * a report that somebody passed on within the mail.
 */
final class Report {
    private static final int DEEPEST = 3;
    private static final int LONGEST_TEXT = 4_000;
    private static final Map<String, Kind> ACTIONS = Map.of(
            "failed", Kind.FAILED,
            "expired", Kind.FAILED,
            "delayed", Kind.ACCEPTED,
            "delivered", Kind.DELIVERED,
            "deliverable", Kind.DELIVERED,
            "relayed", Kind.PASSED_ON,
            "expanded", Kind.PASSED_ON);
    private static final Pattern STILL_TRYING = Pattern.compile(
            "not yet been delivered|has been delayed|will be retried|attempts will continue|will continue to try|warning message only"
                    + "|still trying|keep trying");

    private final RawMail mail;
    private final Narrative narrative;

    private Report(RawMail mail) {
        this.mail = mail;
        this.narrative = narrative(mail);
    }

    static List<Said> in(RawMail mail) {
        return in(mail, 0);
    }

    private static List<Said> in(RawMail mail, int depth) {
        var complaints = Feedback.in(mail);
        if (!complaints.isEmpty()) return complaints;
        var report = new Report(mail);
        var found = report.found(depth == 0);
        if (depth == DEEPEST || found.stream().anyMatch(said -> said.code() != null || said.status() != null)) return found;
        var passedOn = report.passedOn(depth + 1);
        return passedOn.isEmpty() ? found : passedOn;
    }

    /** The text part, or, without one, what the HTML part says. */
    private static Narrative narrative(RawMail mail) {
        var texts = mail.parts().stream()
                .filter(part -> part.isText() && !part.isReturned() && !part.isStatus() && !part.isFeedback())
                .toList();
        return texts.stream()
                .filter(part -> !part.isHtml() && !part.text().isBlank())
                .findFirst()
                .map(MailPart::text)
                .or(() -> texts.stream().map(part -> PlainHtml.of(part.text())).findFirst())
                .map(Narrative::of)
                .orElseGet(() -> Narrative.of(""));
    }

    /** @param outside whether it came like this; what is within may be our own mail, which must not be taken for a server's words */
    private List<Said> found(boolean outside) {
        var byFields = byFields();
        if (!byFields.isEmpty()) return byFields;
        if (Daemon.sent(mail.headers())) return byWords();
        if (!outside) return List.of();
        if (AutoReply.is(mail.headers())) return List.of(automatic());
        return Daemon.speaks(mail.headers(), narrative.sentences()) ? byWords() : List.of();
    }

    private List<Said> byFields() {
        var said = new LinkedHashMap<String, Said>();
        var groups = Stream.concat(
                        mail.parts().stream().filter(MailPart::isStatus).map(MailPart::text), Stream.of(narrative.text()))
                .map(StatusReport::groups)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        for (var group : groups) {
            var one = byFields(group, groups.size());
            said.putIfAbsent(String.valueOf(one.recipient()), one);
        }
        return List.copyOf(said.values());
    }

    private Said byFields(MailHeaders group, int groups) {
        var recipient = StatusReport.recipient(group);
        var diagnostic = StatusReport.diagnostic(group);
        var story = groups == 1 ? story() : recipient.map(this::storyOf).orElse("");
        var field = group.first("status").orElse("");
        var reply = SmtpReply.in(diagnostic.isEmpty() ? story : diagnostic).or(field);
        var kind = Optional.ofNullable(ACTIONS.get(word(group.text("action")))).orElseGet(() -> kindOf(reply.status()));
        return new Said(kind, recipient.orElse(null), reply.code(), reply.status(), text(diagnostic, field, story));
    }

    private static String word(String action) {
        return action.replaceFirst("(?s)[^a-z].*", "");
    }

    private static Kind kindOf(@Nullable String status) {
        return status != null && status.startsWith("2") ? Kind.DELIVERED : Kind.FAILED;
    }

    private String storyOf(String recipient) {
        var all = FailedAddresses.of(storyLines(), mail.headers(), Set.of());
        return all.size() < 2 ? "" : all.getOrDefault(recipient, "");
    }

    private String story() {
        return String.join("\n", storyLines());
    }

    /** Without the fields of a report that stands in the text. */
    private List<String> storyLines() {
        return narrative.lines().stream()
                .takeWhile(line -> !StatusReport.begins(line))
                .toList();
    }

    private static String text(String... parts) {
        var text = String.join("\n", Stream.of(parts).filter(part -> !part.isBlank()).toList());
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private List<Said> byWords() {
        if (narrative.lines().isEmpty()) return List.of();
        var about = FailedAddresses.of(narrative.lines(), mail.headers(), reporters());
        if (about.isEmpty()) return List.of(byWords(returnedTo().orElse(null), story()));
        var said = new ArrayList<Said>();
        about.forEach((recipient, text) -> said.add(byWords(recipient, text)));
        return said;
    }

    private Said byWords(@Nullable String recipient, String text) {
        var reply = SmtpReply.in(text);
        var sentences = narrative.sentences().toLowerCase(Locale.ROOT);
        var kind = STILL_TRYING.matcher(sentences).find() ? Kind.ACCEPTED : Kind.FAILED;
        return new Said(kind, recipient, reply.code(), reply.status(), text(text));
    }

    private Set<String> reporters() {
        var reporters = new HashSet<String>();
        for (var name : List.of("from", "to", "return-path", "delivered-to", "reply-to", "x-original-to"))
            mail.headers().all(name).flatMap(value -> Address.in(value).stream()).forEach(reporters::add);
        return reporters;
    }

    /** Whom the mail went to that came back. */
    private Optional<String> returnedTo() {
        return Stream.concat(
                        mail.parts().stream().filter(MailPart::isReturned).map(MailPart::text), Stream.of(narrative.rest()))
                .map(returned -> RawMail.of(returned.stripLeading()).headers().first("to"))
                .flatMap(Optional::stream)
                .flatMap(to -> Address.in(to).stream())
                .findFirst();
    }

    private Said automatic() {
        return new Said(Kind.ACCEPTED, null, AutoReply.CODE, null, text(story()));
    }

    private List<Said> passedOn(int depth) {
        return Stream.concat(
                        mail.parts().stream().filter(MailPart::isReturned).map(MailPart::text), Stream.of(narrative.rest()))
                .filter(inner -> !inner.isBlank())
                .map(inner -> in(RawMail.of(inner.stripLeading().getBytes(StandardCharsets.UTF_8)), depth))
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
