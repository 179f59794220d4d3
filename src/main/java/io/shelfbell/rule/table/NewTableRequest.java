package io.shelfbell.rule.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody typed who wants a new table, checked against the vocabulary. */
public record NewTableRequest(String question, List<String> terms, String policy, String owner, String purpose) {

    /** A sentence each, all at once. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        var names = Question.all().stream().map(Question::name).toList();
        if (hitPolicy().isEmpty())
            problems.add(unknown(
                    "hit policy",
                    policy,
                    Stream.of(HitPolicy.values())
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .toList()));
        if (owner.isBlank()) problems.add("The table needs an owner.");
        if (purpose.isBlank()) problems.add("The table needs a purpose.");
        Question.named(question)
                .ifPresentOrElse(
                        found -> terms(found, problems), () -> problems.add(unknown("question", question, names)));
        return problems;
    }

    private void terms(Question<?, ?> about, List<String> problems) {
        var known = Vocabulary.of(about).conditions().keySet();
        var seen = new HashSet<String>();
        if (terms.isEmpty()) problems.add("The table needs at least one term to ask about.");
        for (var term : terms)
            if (!known.contains(term)) problems.add(unknown("term", term, known));
            else if (!seen.add(term)) problems.add("The term \"" + term + "\" is there twice.");
    }

    private String unknown(String what, String typed, Collection<String> options) {
        var near = Nearest.to(typed, options);
        var hint = near.isEmpty() ? hint(what, options) : near;
        return "There is no %s \"%s\": %s".formatted(what, typed, hint);
    }

    private String hint(String what, Collection<String> options) {
        return what.equals("term")
                ? "shelfbell table terms " + question + " lists those there are."
                : "there are " + String.join(", ", options) + ".";
    }

    private Optional<HitPolicy> hitPolicy() {
        return Stream.of(HitPolicy.values())
                .filter(one -> one.name().equalsIgnoreCase(policy))
                .findFirst();
    }

    public byte[] write() {
        return TableWriter.write(
                new ReadMe(
                        Question.named(question).orElseThrow(),
                        hitPolicy().orElseThrow(),
                        owner.strip(),
                        purpose.strip(),
                        Optional.empty(),
                        Set.of()),
                terms);
    }
}
