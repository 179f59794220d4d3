package io.shelfbell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.intake.channel.ChannelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

/** Mappings and their samples. */
class IntakeTestCommandTest {
    private static final Path SHIPPED = Path.of("config/channels");

    @TempDir
    private Path folder;

    @Test
    void every_channel_that_we_ship_has_a_sample_and_reads_it_as_somebody_expects() {
        var run = Terminal.run("intake", "test");

        assertThat(run.code()).as(run.out()).isZero();
        assertThat(new ChannelFolder(SHIPPED, new StandardEnvironment())
                        .read()
                        .byName()
                        .keySet())
                .allMatch(name -> run.out().contains("/" + name + ".sample."));
    }

    @Test
    void a_mapping_that_reads_otherwise_is_told_field_by_field_until_it_is_accepted() throws IOException {
        for (var file : new String[] {"ebay.yaml", "ebay.sample.json", "ebay.sample.json.orders.json"})
            Files.copy(SHIPPED.resolve(file), folder.resolve(file));
        Files.writeString(
                folder.resolve("ebay.jsonata"),
                Files.readString(SHIPPED.resolve("ebay.jsonata"))
                        .replace("\"quantity\": quantity", "\"quantity\": \"3\""));
        System.setProperty("shelfbell.channels.directories", folder.toString());
        try {
            var run = Terminal.run("intake", "test");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).contains("ebay.sample.json: differs", "/0/order/lines/0/quantity: was 2, is 3");
            assertThat(Terminal.run("intake", "test", "--accept", "ebay").code())
                    .isZero();
            assertThat(Terminal.run("intake", "test").out()).contains("as expected");
            assertThat(Terminal.run("intake", "test", "toys").err()).contains("There is no sample");
        } finally {
            System.clearProperty("shelfbell.channels.directories");
        }
    }
}
