package io.shelfbell.command;

import io.shelfbell.rule.KnownTerm;
import io.shelfbell.rule.RuleBook;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what may head a column. */
@Command(
        name = "terms",
        mixinStandardHelpOptions = true,
        description = "Lists the terms that may head a column, or without a question the questions.",
        footerHeading = "%nExamples:%n",
        footer = {"  shelfbell table terms", "  shelfbell table terms timing"})
final class TableTermsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "QUESTION", arity = "0..1", description = "Such as timing.")
    private @Nullable String question;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (question == null) RuleBook.questions().forEach(out::println);
        else known(question).forEach(term -> out.println(line(term)));
        return 0;
    }

    private List<KnownTerm> known(String about) {
        var terms = RuleBook.vocabulary().stream()
                .filter(known -> known.question().equals(about))
                .flatMap(known -> Stream.concat(known.conditions().stream(), known.outcomes().stream()))
                .toList();
        if (terms.isEmpty())
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no question \"" + about + "\": there are " + String.join(", ", RuleBook.questions())
                            + ".");
        return terms;
    }

    private static String line(KnownTerm term) {
        var unit = term.unit().isEmpty() ? "" : ", " + term.unit();
        var example = term.example().isEmpty() ? "" : "  (" + term.example() + ")";
        return "%-26s %s%s%s".formatted(term.header(), term.holds(), unit, example);
    }
}
