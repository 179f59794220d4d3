package io.shelfbell.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Receipt;
import io.shelfbell.fact.StockPosition;
import io.shelfbell.fact.StockReading;
import io.shelfbell.inventory.Shelf.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShelfTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static Shelf unread(int openUnits) {
        return new Shelf(
                new StockPosition("LAMP", 0, 0, 0, null, 0), null, new Levels(List.of(), Locations.ALL), 5, openUnits);
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static StockReading reading(String source, int onHand, @Nullable Long version, int minute) {
        return new StockReading(null, source, "LAMP", "HH", onHand, null, 0, null, version, minute(minute));
    }

    private static StockReading at(
            String location, int onHand, @Nullable Integer allocated, @Nullable Instant expected) {
        return new StockReading(null, "erp", "LAMP", location, onHand, allocated, 10, expected, null, NOON);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            WHY                                            | SOURCE | VERSION | MINUTE | ON HAND | OUTCOME
            a higher version, also when observed earlier   | erp    | 8       | -5     | 1       | APPLIED
            a higher version that says the same            | erp    | 8       | 0      | 4       | APPLIED
            a lower version, also when observed later      | erp    | 6       | 5      | 1       | STALE
            the same version observed later                | erp    | 7       | 1      | 1       | APPLIED
            the same version observed earlier              | erp    | 7       | -1     | 1       | STALE
            the very same                                  | erp    | 7       | 0      | 4       | DUPLICATE
            the same version and time, other content       | erp    | 7       | 0      | 1       | APPLIED
            no version, observed later                     | erp    |         | 1      | 1       | APPLIED
            no version, observed earlier                   | erp    |         | -1     | 1       | STALE
            no version, same time and content              | erp    |         | 0      | 4       | DUPLICATE
            another source's lower version, observed later | shop   | 1       | 1      | 1       | APPLIED
            another source's higher version, but earlier   | shop   | 9       | -1     | 1       | STALE
            another source, same time and content          | shop   | 9       | 0      | 4       | DUPLICATE
            another source, same time, other content       | shop   | 1       | 0      | 1       | APPLIED""")
    void the_newest_word_of_a_location_counts(
            String why, String source, @Nullable Long version, int minute, int onHand, Outcome outcome) {
        var shelf = unread(0);
        assertThat(shelf.apply(reading("erp", 4, 7L, 0))).isEqualTo(Outcome.APPLIED);
        assertThat(shelf.apply(reading(source, onHand, version, minute)))
                .as(why)
                .isEqualTo(outcome);
        assertThat(shelf.position().onHand()).isEqualTo(outcome == Outcome.APPLIED ? onHand : 4);
    }

    @Test
    void content_is_more_than_what_is_on_hand() {
        var first = new StockReading(null, "erp", "LAMP", "HH", 4, 1, 10, NOON, null, NOON);
        for (var other : List.of(
                new StockReading(null, "erp", "LAMP", "HH", 4, 2, 10, NOON, null, NOON),
                new StockReading(null, "erp", "LAMP", "HH", 4, null, 10, NOON, null, NOON),
                new StockReading(null, "erp", "LAMP", "HH", 4, 1, 11, NOON, null, NOON),
                new StockReading(null, "erp", "LAMP", "HH", 4, 1, 10, null, null, NOON))) {
            var shelf = unread(0);
            shelf.apply(first);
            assertThat(shelf.apply(other)).as("%s", other).isEqualTo(Outcome.APPLIED);
        }
    }

    @Test
    void a_position_is_the_sum_of_its_locations_with_the_earliest_date() {
        var shelf = unread(0);
        shelf.apply(at("HH", 4, null, minute(20)));
        shelf.apply(at("MUC", -1, null, minute(10)));
        shelf.apply(at("B", 2, null, null));
        var receipts = List.of(new Receipt(minute(10), 10), new Receipt(minute(20), 10));
        assertThat(shelf.position()).isEqualTo(new StockPosition("LAMP", 5, 0, 30, minute(10), 5, receipts));
    }

    @Test
    void a_newer_word_of_one_location_leaves_the_others_alone() {
        var shelf = unread(0);
        shelf.apply(at("HH", 4, null, null));
        shelf.apply(at("MUC", 3, null, null));
        assertThat(shelf.apply(new StockReading(null, "erp", "LAMP", "HH", 0, null, 0, null, null, minute(1))))
                .isEqualTo(Outcome.APPLIED);
        assertThat(shelf.position().onHand()).isEqualTo(3);
        assertThat(shelf.levels()).extracting(StockLevel::location).containsExactly("HH", "MUC");
    }

    @Test
    void our_open_lines_count_until_a_location_reports_what_is_allocated() {
        var shelf = unread(3);
        shelf.apply(at("HH", 4, null, null));
        assertThat(shelf.position().allocated()).isEqualTo(3);
        shelf.open(6);
        assertThat(shelf.position().available()).isEqualTo(-2);
        shelf.apply(at("MUC", 0, 0, null));
        assertThat(shelf.position().allocated()).isZero();
        shelf.apply(at("B", 0, 2, null));
        assertThat(shelf.position().allocated()).isEqualTo(2);
    }

    @Test
    void a_sum_stops_at_32_bits() {
        var shelf = unread(0);
        shelf.apply(at("HH", Integer.MAX_VALUE, Integer.MIN_VALUE, null));
        shelf.apply(at("MUC", 1, -1, null));
        assertThat(shelf.position().onHand()).isEqualTo(Integer.MAX_VALUE);
        assertThat(shelf.position().allocated()).isEqualTo(Integer.MIN_VALUE);
    }

    @Test
    void the_first_reading_moves_from_nothing_also_when_it_says_zero() {
        var shelf = unread(0);
        shelf.apply(new StockReading(null, "erp", "LAMP", "HH", 0, null, 0, null, null, NOON));
        assertThat(shelf.move(NOON))
                .contains(new Move(null, new StockPosition("LAMP", 0, 0, 0, null, 5), NOON, false, List.of()));
    }

    @Test
    void a_move_compares_with_what_was_decided_last() {
        var shelf = unread(0);
        shelf.apply(reading("erp", 4, null, 0));
        var first = shelf.move(minute(0)).orElseThrow();
        shelf.apply(reading("erp", 3, null, 1));
        shelf.apply(reading("erp", 0, null, 2));
        var second = shelf.move(minute(2)).orElseThrow();
        assertThat(second.before()).isEqualTo(first.after());
        assertThat(second.after().onHand()).isZero();
        assertThat(second.observedAt()).isEqualTo(minute(2));
        assertThat(second.sku()).isEqualTo("LAMP");
        assertThat(shelf.move(minute(3))).isEmpty();
    }

    @Test
    void units_that_go_and_come_back_before_anybody_asks_are_no_move() {
        var shelf = unread(0);
        shelf.apply(reading("erp", 4, null, 0));
        shelf.move(minute(0));
        shelf.apply(reading("erp", 0, null, 1));
        shelf.apply(reading("erp", 4, null, 2));
        assertThat(shelf.move(minute(2))).isEmpty();
    }

    @Test
    void reconsidering_tells_also_of_a_position_that_stands_still() {
        var shelf = unread(0);
        shelf.apply(reading("erp", 4, null, 0));
        var first = shelf.move(minute(0)).orElseThrow();
        assertThat(shelf.reconsider(minute(1)))
                .contains(new Move(first.after(), first.after(), minute(1), false, List.of()));
        assertThat(shelf.observedAt()).isEqualTo(minute(1));
    }

    @Test
    void a_sku_that_was_never_read_does_not_move() {
        var shelf = unread(0);
        shelf.open(3);
        assertThat(shelf.move(NOON)).isEmpty();
        assertThat(shelf.reconsider(NOON)).isEmpty();
        assertThat(shelf.observedAt()).isNull();
        assertThat(shelf.position().allocated()).isEqualTo(3);
        shelf.apply(reading("erp", 1, null, 0));
        assertThat(shelf.move(NOON)).get().extracting(Move::before).isNull();
    }

    @Test
    void a_threshold_that_changed_since_the_last_decision_is_a_move() {
        var level = StockLevel.of(reading("erp", 4, null, 0));
        var decided = new StockPosition("LAMP", 4, 0, 0, null, 3);
        assertThat(new Shelf(decided, NOON, new Levels(List.of(level), Locations.ALL), 3, 0).move(NOON))
                .isEmpty();
        assertThat(new Shelf(decided, NOON, new Levels(List.of(level), Locations.ALL), 4, 0).move(NOON))
                .contains(new Move(decided, new StockPosition("LAMP", 4, 0, 0, null, 4), NOON, false, List.of()));
    }
}
