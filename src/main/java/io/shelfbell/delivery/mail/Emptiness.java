package io.shelfbell.delivery.mail;

import io.shelfbell.fact.Content;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds messages that say nothing: nobody wants an empty mail, and somebody must hear that a template makes one. */
final class Emptiness {
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]*");
    private static final Pattern UNSEEN = Pattern.compile(
            "(?is)<(head|style|script|title)\\b.*?</\\1\\s*>|<!--.*?-->|&(?:nbsp|zwnj|zwj|shy|#160|#xa0);");
    private static final Pattern PICTURE = Pattern.compile("(?i)<img\\b");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private Emptiness() {}

    static void check(Content content) throws Unsendable {
        if (isBlank(content.subject())) throw new Unsendable("the message has no subject");
        if (isBlank(content.text())) throw new Unsendable("the message has no text");
        if (content.html() != null && showsNothing(content.html()))
            throw new Unsendable("the message's HTML shows nothing");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || BLANK.matcher(text).matches();
    }

    private static boolean showsNothing(String html) {
        var seen = UNSEEN.matcher(html).replaceAll("");
        return !PICTURE.matcher(seen).find() && isBlank(TAG.matcher(seen).replaceAll(""));
    }
}
