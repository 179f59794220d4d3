package io.shelfbell.rule;

import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.FactTerm;
import io.shelfbell.rule.table.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What some tables ask about a fact: the values of their columns and, where rows have dates, the day. */
final class AskedAbout<F> implements Function<F, Object> {
    private final Question<F, ?> question;
    private final List<FactTerm> terms;
    private final boolean byDay;

    AskedAbout(Question<F, ?> question, List<DecisionTable> tables) {
        this.question = question;
        this.terms = tables.stream()
                .flatMap(table -> table.conditions().values().stream())
                .distinct()
                .toList();
        this.byDay = tables.stream().anyMatch(table -> !table.dateColumns().isEmpty());
    }

    @Override
    public Object apply(F fact) {
        var values = new ArrayList<@Nullable Object>(terms.size() + 1);
        terms.forEach(term -> values.add(term.read().apply(fact)));
        if (byDay) values.add(question.day(fact));
        return values;
    }
}
