package io.shelfbell.delivery.bounce;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A mail, and what it tells people before the mail that it is about. */
record Told(RawMail mail, Narrative narrative) {
    /** The text part, or, without one, what the HTML part says. */
    static Told in(RawMail mail) {
        var texts = mail.parts().stream()
                .filter(part -> part.isText() && !part.isReturned() && !part.isStatus() && !part.isFeedback())
                .toList();
        var text = texts.stream()
                .filter(part -> !part.isHtml() && !part.text().isBlank())
                .findFirst()
                .map(MailPart::text)
                .or(() -> texts.stream().map(part -> PlainHtml.of(part.text())).findFirst());
        return new Told(mail, Narrative.of(text.orElse("")));
    }

    /** Without the fields of a report that stands in the text. */
    List<String> lines() {
        return narrative.lines().stream()
                .takeWhile(line -> !StatusReport.begins(line))
                .toList();
    }

    String text() {
        return String.join("\n", lines());
    }

    /** In one line, for those who look for sentences that were wrapped. */
    String sentences() {
        return narrative.lines().stream().map(String::strip).collect(Collectors.joining(" "));
    }

    /** The mails within: returned parts, and what follows the report in the same text. */
    Stream<String> returned() {
        var parts = mail.parts().stream().filter(MailPart::isReturned).map(MailPart::text);
        return Stream.concat(parts, Stream.of(narrative.rest()))
                .map(String::stripLeading)
                .filter(inner -> !inner.isEmpty());
    }
}
