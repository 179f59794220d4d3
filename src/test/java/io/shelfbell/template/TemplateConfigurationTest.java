package io.shelfbell.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TemplateConfigurationTest {
    private final ApplicationContextRunner start =
            new ApplicationContextRunner().withUserConfiguration(TemplateConfiguration.class);

    @Test
    void the_service_starts_with_the_shipped_templates() {
        start.run(context -> assertThat(context).hasSingleBean(Templates.class));
    }

    @Test
    void the_service_does_not_start_with_a_folder_that_has_none(@TempDir Path folder) {
        start.withPropertyValues("shelfbell.templates.directory=" + folder)
                .run(context -> assertThat(context).getFailure().hasRootCauseInstanceOf(InvalidTemplates.class));
    }
}
