package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Exclusion;
import io.shelfbell.fact.Preferences;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** rules/exclusion/exclusion.drl and decision-tables/exclusion.xlsx. */
class ExclusionTest {

    private static Set<String> reasons(Candidate candidate) {
        var reasons = new TreeSet<String>();
        for (Exclusion one : RuleBooks.SHOP.exclusion(candidate).actions()) reasons.add(one.reason());
        return reasons;
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            SEGMENT     | AS A WATCHER      | AS A CUSTOMER
            newsletter  | -                 | -
            vip         | -                 | -
            employee    | EMPLOYEE          | -
            wholesale   | WHOLESALE_ACCOUNT | -
            minor       | MINOR             | -
            merchandiser | MERCHANDISER_DESK | -
            fraud-hold  | FRAUD_HOLD        | FRAUD_HOLD
            closed      | ACCOUNT_CLOSED    | ACCOUNT_CLOSED""")
    void a_segment_excludes(String segment, String watcher, String customer) {
        var recipient = Facts.recipient("gold", segment);
        assertThat(reasons(Facts.watcher(recipient))).isEqualTo(watcher.equals("-") ? Set.of() : Set.of(watcher));
        assertThat(reasons(Facts.customer(recipient, false)))
                .isEqualTo(customer.equals("-") ? Set.of() : Set.of(customer));
    }

    @Test
    void every_reason_is_kept() {
        var candidate = Facts.watcher(Facts.recipient(unwanted("Lighting"), "gold", "employee", "minor"));
        assertThat(reasons(candidate)).containsExactly("CATEGORY_UNWANTED", "EMPLOYEE", "MINOR");
    }

    private static Preferences unwanted(String category) {
        return new Preferences(
                Map.of(),
                Preferences.NONE.cadence(),
                LocalTime.of(8, 0),
                null,
                null,
                Map.of(category, false),
                Set.of());
    }

    @Test
    void another_category_switched_off_excludes_nobody() {
        assertThat(reasons(Facts.watcher(Facts.recipient(unwanted("Toys"), "gold"))))
                .isEmpty();
    }

    @Test
    void whoever_unsubscribed_everywhere_is_still_told_about_their_order() {
        var none = new Preferences(
                Map.of(),
                Preferences.NONE.cadence(),
                LocalTime.of(8, 0),
                null,
                null,
                Map.of(),
                Set.of(Channel.values()));
        assertThat(reasons(Facts.watcher(Facts.recipient(none, "gold")))).containsExactly("NO_OPEN_CHANNEL");
        assertThat(reasons(Facts.customer(Facts.recipient(none, "gold"), false)))
                .isEmpty();
    }

    @Test
    void a_candidate_who_may_be_told_learns_what_would_have_excluded_them() {
        var verdict = RuleBooks.SHOP.exclusion(Facts.watcher(Facts.recipient("gold", "newsletter")));
        assertThat(verdict.nearMisses()).singleElement().satisfies(miss -> {
            assertThat(miss.rowId()).isEqualTo("EXCL-110");
            assertThat(miss.cell()).isEqualTo("decision-tables/exclusion.xlsx!Rules!C2");
            assertThat(miss.found()).isEqualTo("newsletter");
        });
    }
}
