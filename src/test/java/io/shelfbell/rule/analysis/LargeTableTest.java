package io.shelfbell.rule.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.TestedTable;
import io.shelfbell.rule.workbook.Findings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LargeTableTest {
    /** Written and read beforehand: the time is the analysis's own. */
    static Stream<Arguments> tables() {
        return Stream.of("first", "unique", "collect")
                .map(policy -> Arguments.of(policy, LargeTable.of(2_000, policy).table()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    @Timeout(5)
    void two_thousand_rows_of_eight_columns_are_decided_wholly(String policy, DecisionTable table) {
        var findings = new Findings();
        Analysis.of(new TestedTable(table, List.of()), "t.xlsx", findings, Duration.ofMinutes(1));
        assertThat(findings.all()).extracting(Finding::code).doesNotContain("PARTIAL");
    }
}
