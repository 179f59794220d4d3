package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the benchmarks compare gives the same answers: a benchmark of wrong answers is worth nothing. */
class WorkloadTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_table_and_the_program_by_hand_agree(boolean ranges, @TempDir Path folder) throws IOException {
        var workload = new Workload(2_000, ranges);
        var book = workload.ruleBook(folder);
        var byHand = new ByHand(workload);
        for (var candidate : workload.answered(500))
            assertThat(book.exclusion(candidate).actions()).isEqualTo(List.of(byHand.exclusion(candidate)));
        for (var candidate : workload.unanswered(500)) {
            assertThat(byHand.exclusion(candidate)).isNull();
            assertThat(book.exclusion(candidate).actions()).isEmpty();
            assertThat(book.exclusion(candidate).nearMisses()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_classic_table_and_the_program_by_hand_agree(boolean ranges, @TempDir Path folder) throws IOException {
        var workload = new Workload(200, ranges);
        var book = workload.classicRuleBook(folder);
        var byHand = new ByHand(workload);
        for (var candidate : workload.answered(500))
            assertThat(book.exclusion(candidate).actions()).isEqualTo(List.of(byHand.exclusion(candidate)));
        for (var candidate : workload.unanswered(500))
            assertThat(book.exclusion(candidate).actions()).isEmpty();
    }
}
