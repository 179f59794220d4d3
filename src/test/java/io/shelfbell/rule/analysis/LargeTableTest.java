package io.shelfbell.rule.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.table.TestedTable;
import io.shelfbell.rule.workbook.Findings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeTableTest {
    @ParameterizedTest
    @ValueSource(strings = {"first", "unique", "collect"})
    @Timeout(5)
    void two_thousand_rows_of_eight_columns_are_decided_wholly(String policy) {
        var table = LargeTable.of(2_000, policy).table();
        var findings = new Findings();
        Analysis.of(new TestedTable(table, List.of()), "t.xlsx", findings, Duration.ofMinutes(1));
        assertThat(findings.all()).extracting(Finding::code).doesNotContain("PARTIAL");
    }
}
