package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shelfbell.rule.table.TestBook;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class RuleConfigurationTest {
    @TempDir
    Path folder;

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(RuleConfiguration.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
    }

    @Test
    void the_folders_beside_the_program_are_loaded_by_default() {
        try (var context = start()) {
            assertThat(context.getBean(RuleBook.class).release()).isEqualTo(RuleBooks.SHOP.release());
        }
    }

    @Test
    void a_broken_table_stops_the_start_and_every_cell_is_printed(CapturedOutput output) throws IOException {
        var table = TestBook.about("allocation", "first", "Id | => Rank\nA | much\nB | more");
        RuleBooks.copy(folder).write("allocation.xlsx", table.bytes());
        assertThatThrownBy(() -> start("--shelfbell.tables.directory=" + folder.resolve("decision-tables")))
                .hasRootCauseInstanceOf(BrokenRuleBook.class);
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("decision-tables/allocation.xlsx!Rules!B2: error found \"much\"")
                .contains("decision-tables/allocation.xlsx!Rules!B3: error found \"more\"");
    }
}
