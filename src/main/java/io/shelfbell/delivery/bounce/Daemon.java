package io.shelfbell.delivery.bounce;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a mail looks as if a mail server wrote it to say that it could not deliver. */
final class Daemon {
    private static final Pattern FROM =
            Pattern.compile("mailer-daemon|mail.?daemon|postmaster|mail deliver|delivery (sub)?system|administrator");
    private static final Pattern SUBJECT = Pattern.compile(
            "undeliver|failure notice|failure delivery|deliver(y|ing)\\b.*(fail|status|error|problem|notif|report|delay)|returned mail|returning"
                    + " message|not be delivered|mail (failed|system error|failure)|delivery has failed|error sending your"
                    + "|delayed|unzustellbar|nicht zustell|non remis|no se (ha )?pu(do|dido) entregar|mancata consegna|n[aã]o entregue");
    private static final Pattern TEXT = Pattern.compile(
            "not be delivered|(unable|failed|not able) to deliver|undeliverable|delivery .{0,60}(failed|delayed)|did not reach the following|error message below");

    private Daemon() {}

    /** By who sent it; a machine that answers for a person is none. */
    static boolean sent(MailHeaders headers) {
        return headers.first("x-failed-recipients").isPresent()
                || headers.text("content-type").contains("delivery-status")
                || FROM.matcher(headers.text("from")).find();
    }

    /** By what it says. */
    static boolean speaks(MailHeaders headers, String text) {
        return SUBJECT.matcher(headers.text("subject")).find()
                || TEXT.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
