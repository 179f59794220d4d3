package io.shelfbell.rule.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.table.TableReader;
import io.shelfbell.rule.table.TestedTable;
import io.shelfbell.rule.workbook.Findings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeTableTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Of the processor, so that a busy machine does not make it longer. */
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(strings = {"first", "unique", "collect"})
    void two_thousand_rows_of_eight_columns_are_decided_wholly(String policy) {
        var findings = new Findings();
        var table = TableReader.read("t.xlsx", LargeTable.of(2_000, policy).bytes(), findings, PATIENCE)
                .orElseThrow();
        long begin = THREAD.getCurrentThreadCpuTime();
        Analysis.of(new TestedTable(table, List.of()), "t.xlsx", findings, PATIENCE);
        assertThat(Duration.ofNanos(THREAD.getCurrentThreadCpuTime() - begin)).isLessThan(PROMISED);
        assertThat(findings.all()).extracting(Finding::code).doesNotContain("PARTIAL");
    }
}
