package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.CountsFor;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.Market;
import io.shelfbell.fact.Sourcing;
import io.shelfbell.fact.StockPlace;
import io.shelfbell.rule.table.TestBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** rules/sourcing/sourcing.drl and decision-tables/locations.xlsx. */
class SourcingTest {

    static StockPlace place(String location, @Nullable String category) {
        var item = new Item("X", "X", category, null, null, null, null, null, null, Map.of(), true);
        return new StockPlace(item, location, "wms", LocalDate.of(2026, 11, 23));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            LOCATION    | CATEGORY | COUNTS FOR | WHICH
            WH-NORTH    | Lighting | EVERYBODY  |
            RETURNS     | Lighting | NOBODY     |
            RETURNS     |          | NOBODY     |
            QUARANTINE  | Kitchen  | NOBODY     |
            SHOWROOM    | Lighting | NOBODY     |
            SHOWROOM    | Kitchen  | EVERYBODY  |
            SHOWROOM    |          | EVERYBODY  |
            WH-RENO     | Garden   | COUNTRIES  | US,CA
            MARKETPLACE | Garden   | CHANNELS   | amazon""")
    void a_location_counts_for_some(
            String location, @Nullable String category, CountsFor countsFor, @Nullable String which) {
        var expected = new Sourcing(countsFor, which == null ? null : Set.of(which.split(",")));
        assertThat(RuleBooks.SHOP.sourcing(place(location, category)).actions()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            COUNTS FOR | WHICH  | COUNTRY | REGION | CHANNEL | SERVED
            EVERYBODY  |        |         |        |         | true
            NOBODY     |        | DE      | BY     | shopify | false
            COUNTRIES  | DE,AT  | AT      |        |         | true
            COUNTRIES  | DE,AT  | US      |        |         | false
            COUNTRIES  | DE,AT  |         |        |         | false
            REGIONS    | DE-BY  | DE      | BY     |         | true
            REGIONS    | DE-BY  | XX      | BY     |         | false
            REGIONS    | BY     | DE      | BY     |         | true
            REGIONS    | BY     |         | BY     |         | true
            REGIONS    | BY     | BY      |        |         | false
            CHANNELS   | amazon |         |        | amazon  | true
            CHANNELS   | amazon |         |        | shopify | false
            CHANNELS   | amazon | DE      |        |         | false""")
    void it_serves_those_it_names(
            CountsFor countsFor,
            @Nullable String which,
            @Nullable String country,
            @Nullable String region,
            @Nullable String channel,
            boolean served) {
        var sourcing = new Sourcing(countsFor, which == null ? null : Set.of(which.split(",")));
        assertThat(sourcing.serves(new Market(country, region, channel))).isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            COUNTS FOR | WHICH
            COUNTRIES  |
            REGIONS    | -
            NOBODY     | DE
            EVERYBODY  | DE""")
    void a_row_that_says_which_and_does_not_need_to_or_the_other_way_round_is_refused(
            String countsFor, @Nullable String which, @TempDir Path folder) throws IOException {
        var rows = "Id | Location | => Counts for | => Which\nA | X | %s | %s"
                .formatted(countsFor, which == null ? "" : which);
        var book = RuleBooks.copy(folder)
                .write(
                        "locations.xlsx",
                        TestBook.about("sourcing", "first", rows).bytes());
        assertThat(RuleBook.check(book.rules(), book.tables()))
                .filteredOn(Finding::isError)
                .extracting(Finding::code)
                .containsExactly("BAD_OUTCOME");
    }

    @Test
    void several_rows_may_serve_a_market_each(@TempDir Path folder) throws IOException {
        var rows = """
                Id | Location | Item category | => Counts for | => Which
                A | X | | COUNTRIES | DE
                B | X | Garden | CHANNELS | edi
                """;
        var book = RuleBooks.copy(folder)
                .write(
                        "locations.xlsx",
                        TestBook.about("sourcing", "collect", rows).bytes())
                .load();
        assertThat(book.sourcing(place("X", "Garden")).actions()).hasSize(2);
        assertThat(book.sourcing(place("X", "Kitchen")).actions()).hasSize(1);
    }

    @Test
    void what_was_answered_is_remembered_by_all_that_was_asked() {
        var book = RuleBooks.SHOP;
        var verdict = book.sourcing(place("SHOWROOM", "Lighting"));
        assertThat(book.sourcing(place("SHOWROOM", "Lighting"))).isSameAs(verdict);
        assertThat(book.sourcing(place("SHOWROOM", "Kitchen"))).isNotEqualTo(verdict);
    }
}
