package io.shelfbell.delivery.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.receipt.Word;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTextTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            TEXT                                                                                                             | ID   | STAT    | ERR
            id:77 sub:001 dlvrd:001 submit date:2611252300 done date:2611252301 stat:DELIVRD err:000 text:Hello               | 77   | DELIVRD | 000
            id:77 sub:001 dlvrd:001 submit date:261125230001 done date:261125230101 stat:undeliv err:0A1 Text:id:9 stat:EXPIRED | 77 | UNDELIV | 0A1
            id: 77 stat: REJECTD err: 5                                                                                       | 77   | REJECTD | 5
            ID:abc-DEF-1 STAT:EXPIRED                                                                                         | abc-DEF-1 | EXPIRED |
            stat:DELIVRD id:77                                                                                                | 77   | DELIVRD |
            id:77 submit date:2611252300 done date: stat:ACCEPTD err:                                                         | 77   | ACCEPTD |
            grid:77 wstat:DELIVRD                                                                                             |      |         |
            nothing at all                                                                                                    |      |         |""")
    void fields_are_found_by_name_in_any_order(
            String text, @Nullable String id, @Nullable String stat, @Nullable String err) {
        assertThat(DeliveryText.of(text)).isEqualTo(new DeliveryText(id, stat, err));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            STAT, VALUE, KIND
            ENROUTE, 1, ACCEPTED
            DELIVRD, 2, DELIVERED
            EXPIRED, 3, FAILED
            DELETED, 4, FAILED
            UNDELIV, 5, FAILED
            ACCEPTD, 6, PASSED_ON
            UNKNOWN, 7, ACCEPTED
            REJECTD, 8, FAILED
            DELIVERED, 2, DELIVERED""")
    void states_have_the_values_of_the_standard(String stat, int value, Word.Kind kind) {
        assertThat(MessageState.of(stat))
                .isEqualTo(MessageState.of(value))
                .hasValueSatisfying(state -> assertThat(state.kind()).isEqualTo(kind));
    }

    @Test
    void what_is_no_state_is_none() {
        assertThat(MessageState.of(-1)).isEmpty();
        assertThat(MessageState.of(10)).isEmpty();
        assertThat(MessageState.of("OK")).isEmpty();
        assertThat(MessageState.of((String) null)).isEmpty();
    }
}
