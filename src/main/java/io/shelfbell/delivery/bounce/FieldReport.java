package io.shelfbell.delivery.bounce;

import io.shelfbell.delivery.receipt.Word.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What fields say about recipients (RFC 3464), with the plain words beside them: often only those say why. */
final class FieldReport {
    private static final Map<String, Kind> ACTIONS = Map.of(
            "failed", Kind.FAILED,
            "expired", Kind.FAILED,
            "delayed", Kind.ACCEPTED,
            "delivered", Kind.DELIVERED,
            "deliverable", Kind.DELIVERED,
            "relayed", Kind.PASSED_ON,
            "expanded", Kind.PASSED_ON);

    private FieldReport() {}

    /** One for each recipient; empty if there are no fields. */
    static List<Said> in(Told told) {
        var groups = groups(told);
        var said = new LinkedHashMap<String, Said>();
        for (var group : groups) {
            var one = said(told, group, groups.size());
            said.putIfAbsent(String.valueOf(one.recipient()), one);
        }
        return List.copyOf(said.values());
    }

    private static List<MailHeaders> groups(Told told) {
        var status = told.mail().parts().stream().filter(MailPart::isStatus).map(MailPart::text);
        return Stream.concat(status, Stream.of(told.narrative().text()))
                .map(StatusReport::groups)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Said said(Told told, MailHeaders group, int groups) {
        var recipient = StatusReport.recipient(group);
        var diagnostic = StatusReport.diagnostic(group);
        var story = groups == 1
                ? told.text()
                : recipient.map(one -> storyOf(told, one)).orElse("");
        var field = group.first("status").orElse("");
        var reply = SmtpReply.in(diagnostic.isEmpty() ? story : diagnostic).or(field);
        var kind = Optional.ofNullable(ACTIONS.get(word(group.text("action")))).orElseGet(() -> kindOf(reply.status()));
        var text = String.join(
                "\n",
                Stream.of(diagnostic, field, story)
                        .filter(part -> !part.isBlank())
                        .toList());
        return new Said(kind, recipient.orElse(null), reply.code(), reply.status(), text);
    }

    private static String word(String action) {
        return action.replaceFirst("(?s)[^a-z].*", "");
    }

    private static Kind kindOf(@Nullable String status) {
        return status != null && status.startsWith("2") ? Kind.DELIVERED : Kind.FAILED;
    }

    private static String storyOf(Told told, String recipient) {
        var all = FailedAddresses.of(told.lines(), told.mail().headers(), Set.of());
        return all.size() < 2 ? "" : all.getOrDefault(recipient, "");
    }
}
