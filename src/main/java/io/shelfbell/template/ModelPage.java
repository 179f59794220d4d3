package io.shelfbell.template;

import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code templates/MODEL.md}: the list of names for the people who write templates. */
final class ModelPage {
    private static final String HEAD = """
            # What templates can say

            Generated from the list that the start-up check uses; a test fails when this page differs.

            A template may contain text, comments, `$group.name`, `#if` / `#elseif` / `#else` with `==`, `!=`, `<`, `<=`, `>`, `>=`,
            `&&`, `||`, `!`, and `#foreach($x in $item.attributes)`. Nothing else: no `#set`, no macros, no methods. Values are escaped
            for the part they stand in. In a page a link stands alone in `href="..."` or `src="..."`.

            | name | what it is | there | meaning |
            |---|---|---|---|
            """;

    private ModelPage() {}

    static String markdown() {
        return HEAD + Arrays.stream(Name.values()).map(ModelPage::row).collect(Collectors.joining());
    }

    private static String row(Name name) {
        var is = name.choices().isEmpty() ? name.kind().words() : "`" + String.join("`, `", name.choices()) + "`";
        return "| `$%s` | %s | %s | %s |%n"
                .formatted(name.path(), is, name.presence().words(), name.meaning())
                .replace(System.lineSeparator(), "\n");
    }
}
