package io.shelfbell.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliverResultTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            WANTED | TAKEN | DOUBLED | AMBIGUOUS | SENT | PASSES
            1000   | 1000  | 0       | 0         | 1000 | true
            1000   | 1000  | 7       | 7         | 1000 | true
            1000   | 999   | 0       | 0         | 999  | false
            1000   | 1000  | 1       | 0         | 1000 | false
            1000   | 1000  | 0       | 0         | 999  | false""")
    void nothing_may_be_lost_or_doubled_but_what_was_counted(
            int wanted, long taken, long doubled, long ambiguous, long sent, boolean passes) {
        var result =
                new DeliverResult("1", wanted, taken, wanted - taken, doubled, ambiguous, sent, Map.of(), 3, 1, 60);
        assertThat(result.passed()).isEqualTo(passes);
        assertThat(result.table()).contains(passes ? "Passed" : "FAILED");
    }
}
