package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.ConcernKind;
import io.shelfbell.fact.DeliveryFailure;
import io.shelfbell.fact.OpenLine;
import io.shelfbell.fact.ProposedLine;
import io.shelfbell.fact.ThresholdScope;
import io.shelfbell.fact.Verdict;
import io.shelfbell.rule.table.ShopExamples;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule or a row that nobody has seen answer is not known to work. */
class CoverageTest {

    @Test
    void every_rule_has_answered() {
        var rules = DrlFilesTest.files()
                .flatMap(file -> DrlFilesTest.rules(file).stream())
                .map(rule -> rule.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(verdicts().flatMap(v -> v.answers().stream()).map(Answer::rule))
                .containsOnlyOnceElementsOf(rules);
    }

    /** One fact for each rule. */
    private static Stream<Verdict<?>> verdicts() {
        var book = RuleBooks.SHOP;
        var quiet = Facts.recipient(Facts.quiet("11:00", "14:00"), "gold");
        return Stream.of(
                book.firing(Facts.change(1, 0, 0, 0, 0)),
                book.exclusion(Facts.watcher(Facts.recipient("gold", "employee"))),
                book.timing(Facts.watcher(quiet)),
                book.routing(Facts.customer(Facts.recipient("platinum"), false)),
                book.routing(Facts.watcher(Facts.recipient("gold"))),
                book.allocation(urgentLine()),
                book.sourcing(SourcingTest.place("RETURNS", null)),
                book.sourcing(SourcingTest.place("WH-NORTH", null)),
                book.failure(failure("30003")),
                book.failure(failure("a code that nobody knows")),
                book.bounds(ProposedLine.of(ThresholdScope.DEFAULT, null, Facts.MONDAY_NOON)),
                book.validation(OrderValidationTest.concern(ConcernKind.MISSING_LINES)),
                book.validation(OrderValidationTest.concern(ConcernKind.UNKNOWN_CURRENCY)));
    }

    private static DeliveryFailure failure(String code) {
        return new DeliveryFailure("twilio", Channel.SMS, code, null, "", true, Facts.MONDAY_NOON);
    }

    private static OpenLine urgentLine() {
        return new OpenLine("O-1", 1, "X", "C-1", 1, 1, "shopify", null, null, true, Facts.MONDAY_NOON, null);
    }

    /** The examples themselves are run whenever a workbook is read. */
    @Test
    void every_row_answers_in_an_example() {
        for (var file : SourceFile.below(RuleBooks.TABLES, ".xlsx"))
            assertThat(ShopExamples.expected(file.content()))
                    .as(file.name())
                    .containsAll(ShopExamples.rows(file.name(), file.content()));
    }
}
