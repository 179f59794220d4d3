package io.shelfbell.template;

/** What a name stands for; it decides where in a page the name may stand. */
enum Kind {
    TEXT("text"),
    NUMBER("number"),
    DATE("date in words"),
    LINK("http or https link"),
    ADDRESS("mail address"),
    LIST("list"),
    MARKUP("finished part");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
