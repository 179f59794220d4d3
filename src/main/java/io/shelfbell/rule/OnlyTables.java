package io.shelfbell.rule;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether rules do nothing with a fact but ask the decision tables about it, so that facts which look the same to the tables get the same
 * answer. Told from the text, comments included: "no" where it is not plain to see.
 */
final class OnlyTables {
    private static final Pattern NAMED_WITH_BRACKET = Pattern.compile("\\b([A-Z]\\w*)\\s*\\(");
    private static final String ASKED = "(?:matching|answersAbout)\\s*\\(\\s*%s\\s*\\)";

    private OnlyTables() {}

    static boolean areAskedBy(Collection<SourceFile> rules, Class<?> fact, Class<?> action) {
        var types = Set.of(fact.getSimpleName(), action.getSimpleName(), "DecisionTable", "Row");
        return rules.stream()
                .allMatch(file -> file.name().endsWith(".drl")
                        && isPlain(new String(file.content(), StandardCharsets.UTF_8), fact.getSimpleName(), types));
    }

    private static boolean isPlain(String drl, String fact, Set<String> types) {
        if (!NAMED_WITH_BRACKET.matcher(drl).results().allMatch(found -> types.contains(found.group(1)))) return false;
        var bound = Pattern.compile("(\\$\\w+)\\s*:\\s*" + fact + "\\s*\\(\\s*\\)");
        var rest = drl;
        for (var variable : bound.matcher(drl)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList()) {
            var name = Pattern.quote(variable);
            rest = rest.replaceAll(name + "\\s*:\\s*" + fact + "\\s*\\(\\s*\\)", "")
                    .replaceAll(ASKED.formatted(name), "");
            if (Pattern.compile(name + "\\b").matcher(rest).find()) return false;
        }
        return !Pattern.compile("\\b" + fact + "\\s*\\(").matcher(rest).find();
    }
}
