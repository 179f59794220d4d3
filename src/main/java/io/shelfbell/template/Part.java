package io.shelfbell.template;

import io.shelfbell.fact.Channel;
import java.util.List;
import java.util.Locale;

/** A piece of a message that has a template of its own. */
enum Part {
    SUBJECT,
    PREHEADER,
    TITLE,
    TEXT,
    HTML;

    /** The pieces that a message on this channel is made of. */
    static List<Part> of(Channel channel) {
        return switch (channel) {
            case EMAIL -> List.of(SUBJECT, PREHEADER, TEXT, HTML);
            case SMS -> List.of(TEXT);
            case PUSH, IN_APP -> List.of(TITLE, TEXT);
        };
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
