package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.PlanMode;
import io.shelfbell.fact.Routing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** rules/routing/routing.drl and decision-tables/routing.xlsx. */
class RoutingTest {

    private static Routing plan(Candidate candidate) {
        return RuleBooks.SHOP.routing(candidate).actions().get(0);
    }

    @Test
    void an_urgent_order_is_told_by_text_first() {
        assertThat(plan(Facts.customer(Facts.recipient("gold"), true)))
                .isEqualTo(new Routing(List.of(Channel.SMS, Channel.PUSH, Channel.EMAIL), PlanMode.SEQUENTIAL));
    }

    @Test
    void a_platinum_customer_is_told_everywhere_at_once() {
        assertThat(plan(Facts.customer(Facts.recipient("platinum"), false)))
                .isEqualTo(new Routing(List.of(Channel.PUSH, Channel.EMAIL), PlanMode.SIMULTANEOUS));
    }

    @Test
    void whom_no_row_names_is_told_by_mail() {
        var verdict = RuleBooks.SHOP.routing(Facts.watcher(Facts.recipient("gold")));
        assertThat(verdict.actions())
                .containsExactly(new Routing(List.of(Channel.EMAIL, Channel.IN_APP), PlanMode.SEQUENTIAL));
        assertThat(verdict.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.rule()).startsWith("ROUTE-900");
            assertThat(answer.row()).isNull();
        });
    }
}
