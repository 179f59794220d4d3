package io.shelfbell.rule.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the comment on a header tells the analyst: the term, its unit, and what a cell below it may say. */
final class ColumnHelp {
    private ColumnHelp() {}

    static String condition(FactTerm term) {
        var lines = new ArrayList<String>();
        var from = term.from().isEmpty() ? "" : " from " + term.from();
        lines.add(top(term.name(), term.type(), term.unit() + from));
        if (term.mayBeUnknown()) lines.add("May be unknown: then only a blank cell or a \"not\" matches.");
        lines.add("");
        lines.add("blank or -   any");
        lines.addAll(grammar(term.type()));
        if (!term.example().isEmpty()) lines.add("\nExample: " + term.example());
        return String.join("\n", lines);
    }

    static String outcome(ActionTerm term) {
        var several = term.type().many() ? "\nSeveral with commas between them." : "";
        var blank = term.required() ? "\nMust not be blank." : "\nMay be blank.";
        var example = term.example().isEmpty() ? "" : "\n\nExample: " + term.example();
        return top(term.header(), term.type(), term.unit()) + several + blank + example;
    }

    private static String top(String name, TermType type, String unit) {
        var holds = type.kind() == Kind.CHOICE
                ? String.join(", ", type.choices())
                : type.kind().words();
        var what =
                Stream.of(holds, unit.strip()).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return name + ": " + what + ".";
    }

    private static List<String> grammar(TermType type) {
        return switch (type.kind()) {
            case TEXT -> values("gold", "gold, platinum", type.many());
            case CHOICE ->
                values(
                        type.choices().get(0),
                        type.choices().stream().limit(2).collect(Collectors.joining(", ")),
                        type.many());
            case YES_NO -> List.of("yes   or   no");
            case NUMBER -> ordered("5", "5..10", "[5..10)");
            case DATE -> ordered("2026-11-20", "2026-11-20..2026-11-30", "[2026-11-20..2026-12-01)");
            case DURATION -> ordered("30 min", "2 h..3 d", "[2 h..3 d)");
            case TIME ->
                List.of("08:00..20:00   from, and before the end", "21:00..08:00   over midnight", "< 08:00   before");
        };
    }

    private static List<String> values(String one, String several, boolean contains) {
        return List.of(
                one + (contains ? "   holds this" : "   this"),
                several + "   one of these",
                "not " + several + "   anything else");
    }

    private static List<String> ordered(String one, String range, String open) {
        return List.of(
                one + "   this",
                ">= " + one + "   this or more",
                range + "   with both ends",
                open + "   without the second",
                "not " + one + "   anything else");
    }
}
