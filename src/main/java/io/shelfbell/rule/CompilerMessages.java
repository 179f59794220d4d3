package io.shelfbell.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.kie.api.builder.Message;

/** Says what the compiler of Drools found, at the file and the line or cell that somebody has to change. */
record CompilerMessages(String question, List<RuleSource> sources) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]{2,}");
    /** What the compiler says beside the reason. */
    private static final Pattern ECHO =
            Pattern.compile("(?s)Parser returned a null Package|Java source of .* in error:.*");
    /** The compiler's own words, which name nothing in a table. */
    private static final Set<String> THEIRS = Set.of(
            ("Unable find parse left right part expression Unknown field class cannot resolved not variable type The method for"
                            + " the undefined constructor and with arguments from convert Unexpected token syntax error insert")
                    .split(" "));

    List<Finding> findings(List<Message> errors) {
        var reasons = errors.stream()
                .filter(error -> !ECHO.matcher(error.getText()).matches())
                .toList();
        return (reasons.isEmpty() ? errors : reasons)
                .stream().map(this::finding).toList();
    }

    private Finding finding(Message error) {
        var source = source(String.valueOf(error.getPath()));
        if (source.isEmpty()) return guess(sources, error).orElse(finding("rules/" + question, "", "", error));
        var file = source.get().file().name();
        int line = error.getLine();
        var table = source.get().table();
        if (table.isEmpty()) return finding(file, "", line > 0 ? "line " + line : "", error);
        var cell = table.get().cellOfLine(line);
        var known = finding(file, table.get().sheet(), cell, error);
        return cell.isEmpty() ? guess(List.of(source.get()), error).orElse(known) : known;
    }

    private Optional<RuleSource> source(String path) {
        return sources.stream().filter(source -> path.endsWith(source.path())).findFirst();
    }

    /** Drools forgets where most mistakes stand; a word of the message that only one cell holds gives it away. */
    private static Optional<Finding> guess(List<RuleSource> sources, Message error) {
        return WORD.matcher(error.getText())
                .results()
                .map(MatchResult::group)
                .filter(word -> !THEIRS.contains(word))
                .map(word -> sources.stream()
                        .flatMap(source -> source.placesOf(word))
                        .toList())
                .filter(places -> places.size() == 1)
                .map(places -> places.get(0))
                .filter(place -> !place.cell().isEmpty())
                .findFirst()
                .map(place -> finding(place.file(), place.sheet(), place.cell(), error));
    }

    private static Finding finding(String file, String sheet, String cell, Message error) {
        return Finding.error(file, sheet, cell, "DRL", error.getText(), "rules that compile", "");
    }
}
