package io.shelfbell.template;

/** Whether a template may rely on a name being there. */
enum Presence {
    ALWAYS("always"),
    OPTIONAL("test it with `#if`"),
    WITH_ORDER("within `#if($order)`"),
    LAYOUT("in `layout/` only");

    private final String words;

    Presence(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
