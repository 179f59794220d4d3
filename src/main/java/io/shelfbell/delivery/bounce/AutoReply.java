package io.shelfbell.delivery.bounce;

import java.util.List;
import java.util.regex.Pattern;

/** Answers that a machine gives for a person who is away or elsewhere (RFC 3834, and what is older than that). */
final class AutoReply {
    /** The failure table's code for it. */
    static final String CODE = "AUTO_REPLY";

    private static final List<String> MARKS =
            List.of("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from");
    private static final Pattern SUBJECT = Pattern.compile(
            "^(re:\\s*)?(auto(matic|matische|matisk)?[ -]?(reply|response|antwort|svar)|out of (the )?office|on vacation|vacation|abwesen"
                    + "|r[eé]ponse automatique|risposta automatica|respuesta autom|resposta autom|automatisch antwoord).*");

    private AutoReply() {}

    static boolean is(MailHeaders headers) {
        return headers.text("auto-submitted").startsWith("auto-replied")
                || MARKS.stream().anyMatch(mark -> headers.first(mark).isPresent())
                || headers.text("x-apple-action").equals("vacation")
                || headers.text("precedence").equals("auto_reply")
                || SUBJECT.matcher(headers.text("subject")).matches();
    }
}
