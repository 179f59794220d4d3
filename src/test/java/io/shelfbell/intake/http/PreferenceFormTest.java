package io.shelfbell.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Cadence;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.QuietHours;
import io.shelfbell.recipient.Changes;
import io.shelfbell.recipient.Consent;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

class PreferenceFormTest {
    private static final Set<String> CATEGORIES = Set.of("Lighting", "Seating");
    private static final Changes NONE = new Changes(Map.of(), Map.of(), null, null, null, Set.of());

    private final LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    private final PreferenceForm form = new PreferenceForm(fields);

    private Changes with(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) fields.add(namesAndValues[i], namesAndValues[i + 1]);
        return form.changes(CATEGORIES);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', emptyValue = "", textBlock = """
            FIELD         | VALUE              | ERROR
            consent.EMAIL | everything         | error.choice
            consent.EMAIL | ''                 | error.choice
            consent.IN_APP| <script>           | error.choice
            cadence       | YEARLY             | error.choice
            cadence       | ''                 | error.choice
            digestAt      | ''                 | error.time
            digestAt      | 25:00              | error.time
            digestAt      | 8                  | error.time
            digestAt      | 08:00; drop table  | error.time
            quietFrom     | 22:00              | error.both
            quietUntil    | 22:00              | error.both""")
    void what_cannot_be_used_is_named_and_changes_nothing(String field, String value, String error) {
        assertThat(with(field, value)).isEqualTo(NONE);
        assertThat(form.errors().values()).containsExactly(error);
    }

    @Test
    void a_half_of_the_quiet_hours_is_missed_where_it_is_missing() {
        with("quietFrom", "22:00", "quietUntil", " ");
        assertThat(form.errors()).isEqualTo(Map.of("quietUntil", "error.both"));
    }

    @Test
    void every_mistake_is_named_at_once() {
        with("cadence", "x", "digestAt", "x", "quietFrom", "x", "quietUntil", "y");
        assertThat(form.errors()).containsOnlyKeys("cadence", "digestAt", "quietFrom", "quietUntil");
    }

    @Test
    void quiet_hours_that_end_when_they_begin_are_refused() {
        assertThat(with("quietFrom", "22:00", "quietUntil", "22:00:59").quiet()).isNull();
        assertThat(form.errors()).isEqualTo(Map.of("quietUntil", "error.same"));
    }

    @Test
    void an_empty_form_and_a_one_click_that_went_astray_change_nothing() {
        assertThat(with()).isEqualTo(NONE);
        assertThat(with("List-Unsubscribe", "One-Click")).isEqualTo(NONE);
        assertThat(form.errors()).isEmpty();
    }

    @Test
    void channels_that_were_left_as_they_were_shown_are_not_changed() {
        var changes = with(
                "had.consent.EMAIL",
                "EVERYTHING",
                "consent.EMAIL",
                "EVERYTHING",
                "had.consent.SMS",
                "EVERYTHING",
                "consent.SMS",
                "ORDERS",
                "had.consent.PUSH",
                "ORDERS");
        assertThat(changes.channels()).isEqualTo(Map.of(Channel.SMS, Consent.ORDERS));
    }

    @Test
    void categories_are_changed_where_a_tick_was_set_or_taken_away_and_nowhere_else() {
        var changes = with("had.category", "Lighting", "category", "Seating", "category", "Invented");
        assertThat(changes.categories()).isEqualTo(Map.of("Lighting", false, "Seating", true));
    }

    @Test
    void a_watch_without_its_tick_ends_and_one_that_was_not_shown_does_not() {
        var changes = with("had.watch", "LAMP", "had.watch", "CHAIR", "watch", "CHAIR", "watch", "SOFA");
        assertThat(changes.unwatched()).containsExactly("LAMP");
    }

    @Test
    void times_are_read_to_the_minute() {
        var changes = with("cadence", "WEEKLY", "digestAt", "07:30:15", "quietFrom", "22:00", "quietUntil", "06:00");
        assertThat(changes)
                .isEqualTo(new Changes(
                        Map.of(),
                        Map.of(),
                        Cadence.WEEKLY,
                        LocalTime.of(7, 30),
                        new Changes.Quiet(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0))),
                        Set.of()));
        assertThat(form.errors()).isEmpty();
    }

    @Test
    void two_empty_hours_are_no_quiet_hours() {
        assertThat(with("quietFrom", "", "quietUntil", "").quiet()).isEqualTo(new Changes.Quiet(null));
    }

    @Test
    void what_was_typed_is_shown_again_but_not_a_novel() {
        with("digestAt", "x".repeat(10_000));
        assertThat(form.typed("digestAt")).isEqualTo("x".repeat(40));
        assertThat(form.typed("cadence")).isNull();
    }
}
