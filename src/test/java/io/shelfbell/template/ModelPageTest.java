package io.shelfbell.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelPageTest {
    @Test
    void the_committed_page_lists_the_names_as_they_are() throws IOException {
        var fresh = Path.of("target", "MODEL.md");
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, ModelPage.markdown());
        assertThat(Samples.SHIPPED.resolve("MODEL.md"))
                .as("copy target/MODEL.md to templates/MODEL.md")
                .hasSameTextualContentAs(fresh);
    }
}
