package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class SourceFolderTest {
    @TempDir
    Path folder;

    private SourceFile read(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name), yaml);
        var environment = new MockEnvironment().withProperty("WMS_PASSWORD", "secret");
        return new SourceFolder(folder, environment).read().get(0);
    }

    @Test
    void the_sample_is_a_source() throws IOException {
        var sample = Files.readString(Path.of("config", "sources", "example.yaml.sample"));

        var file = read("wms.yaml", sample);

        assertThat(file.errors()).isEmpty();
        var settings = Objects.requireNonNull(file.settings());
        assertThat(settings.password()).isEqualTo("secret");
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.tables()).extracting(TableMapping::table).hasSize(3).contains("public.inbound");
        assertThat(settings).asString().doesNotContain("secret");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place() throws IOException {
        var file = read("wms.yaml", """
                kind: oracle
                zone: Europe/Atlantis
                colour: red
                tables:
                  - table: stock
                    sku: "qty -"
                    onHnad: qty
                """);

        assertThat(file.settings()).isNull();
        var at = folder.resolve("wms.yaml") + ": ";
        assertThat(file.errors())
                .allMatch(error -> error.startsWith(at))
                .map(error -> error.substring(at.length()).replaceFirst(":.*", ""))
                .containsExactlyInAnyOrder(
                        "colour",
                        "kind",
                        "url",
                        "zone",
                        "tables[0].onHnad",
                        "tables[0].sku",
                        "tables[0].location",
                        "tables[0].onHand");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            WRITTEN            | MEANS
            ''                 | PT24H
            reconcile: PT6H    | PT6H
            reconcile: 90m     | PT90M
            reconcile: 1m      | PT1M
            reconcile: never   | PT0S""")
    void a_source_says_how_often_it_is_compared(String written, Duration means) throws IOException {
        assertThat(read("wms.yaml", comparable(written)).settings())
                .extracting(SourceSettings::reconcile)
                .isEqualTo(means);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "59s", "-1h", "daily"})
    void an_interval_that_is_none_or_shorter_than_a_minute_is_refused(String interval) throws IOException {
        assertThat(read("wms.yaml", comparable("reconcile: " + interval)).errors())
                .singleElement()
                .asString()
                .contains("wms.yaml: reconcile: ")
                .contains(interval);
    }

    private static String comparable(String line) {
        return """
                kind: postgresql
                url: jdbc:postgresql://db/erp
                tables: [{table: stock, sku: sku, location: "'X'", onHand: qty}]
                """ + line;
    }

    @Test
    void polling_needs_a_version_and_a_key() throws IOException {
        var file = read("erp.yaml", """
                kind: poll
                url: jdbc:postgresql://db/erp
                tables: [{table: stock, sku: sku, location: "'X'", onHand: qty}]
                """);

        assertThat(file.errors())
                .hasSize(2)
                .allMatch(error -> error.contains("tables[0].version") || error.contains("tables[0].key"));
    }

    @Test
    void a_file_that_is_no_yaml_or_asks_for_what_is_not_set_is_a_broken_source_among_others() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "kind: [");
        Files.writeString(folder.resolve("b.yaml"), "kind: postgresql\npassword: ${NOT_SET}\n");
        Files.writeString(folder.resolve("Big Name.yml"), "just words");
        Files.writeString(folder.resolve("c.yaml"), "");
        Files.writeString(folder.resolve("notes.txt"), "not a source");

        var files = new SourceFolder(folder, new MockEnvironment()).read();

        assertThat(files).extracting(SourceFile::name).containsExactly("Big Name", "a", "b", "c");
        assertThat(files)
                .allMatch(file -> file.settings() == null && !file.errors().isEmpty());
        assertThat(files.get(2).errors()).singleElement().asString().contains("NOT_SET");
    }

    @Test
    void without_a_folder_there_are_no_sources() {
        assertThat(new SourceFolder(folder.resolve("none"), new MockEnvironment()).read())
                .isEqualTo(List.of());
    }
}
