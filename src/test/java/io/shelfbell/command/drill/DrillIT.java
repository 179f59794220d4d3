package io.shelfbell.command.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.command.terminal.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short drill in every build; with {@code -Ddrill=mutations} also that it notices a service which breaks its promises. */
class DrillIT {
    @TempDir
    private Path folder;

    @Test
    void the_promises_hold_while_a_node_the_broker_and_lines_fail() throws Exception {
        var plan = new Drill.Plan(
                Duration.ofSeconds(15),
                List.of(Fault.RESET_DATABASE, Fault.RESET_BROKER, Fault.CRASH_NODE, Fault.KILL_PROVIDER),
                1,
                10,
                7,
                Map.of());

        var result = drill(plan);

        assertThat(result.passed()).as(result.table()).isTrue();
        assertThat(result.faults()).as(result.table()).isNotEmpty();
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = "drill", matches = "mutations", disabledReason = "takes minutes")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    NAME                                                          | VALUE                              | FAULTS
                    drill.mutation                                                | acknowledge-before-commit          | KILL_NODE
                    drill.mutation                                                | no-dedupe                          | RESET_BROKER, KILL_NODE
                    spring.datasource.hikari.data-source-properties.options       | -c synchronous_commit=off          | KILL_BACKEND""")
    void a_service_that_breaks_a_promise_is_found_out(String name, String value, String faults) throws Exception {
        var plan = new Drill.Plan(
                Duration.ofSeconds(75),
                Arrays.stream(faults.split(", ")).map(Fault::valueOf).toList(),
                2,
                40,
                7,
                Map.of(name, value));

        var result = drill(plan);

        assertThat(result.passed()).as(result.table()).isFalse();
    }

    private DrillResult drill(Drill.Plan plan) throws Exception {
        try (var progress = new Progress(1, null)) {
            return new Drill(folder, plan, progress).run();
        }
    }
}
