package io.shelfbell.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a file in a watched folder is whole. */
class InboxTest {
    private static final Duration CALM = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private Inbox inbox;

    @BeforeEach
    void open() {
        inbox = new Inbox(folder, CALM);
    }

    private List<String> readyAt(double seconds) throws IOException {
        return inbox.ready((long) (seconds * 1e9)).stream()
                .map(ready -> ready.file().getFileName().toString())
                .toList();
    }

    @Test
    void a_file_is_ready_when_it_did_not_change_for_two_seconds() throws Exception {
        var file = Files.writeString(folder.resolve("stock.csv"), "SKU");
        assertThat(readyAt(0)).isEmpty();
        assertThat(readyAt(1.9)).isEmpty();
        assertThat(readyAt(2)).containsExactly("stock.csv");

        Files.writeString(file, "SKU,Qty");
        assertThat(readyAt(2.1)).isEmpty();
        assertThat(readyAt(4.2)).containsExactly("stock.csv");
    }

    @Test
    void a_file_that_looks_old_may_still_be_copied() throws Exception {
        var file = Files.writeString(folder.resolve("stock.csv"), "SKU");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        assertThat(readyAt(0)).isEmpty();
    }

    @Test
    void a_file_that_is_being_written_under_another_name_is_ready_as_soon_as_it_gets_its_own() throws Exception {
        for (var ending : List.of(".part", ".tmp", ".filepart")) {
            var writing = Files.writeString(folder.resolve(ending + "-stock.csv" + ending), "SKU");
            var visible = Files.move(writing, folder.resolve("stock.csv" + ending));
            assertThat(readyAt(0)).isEmpty();
            assertThat(readyAt(9)).isEmpty();

            var whole = Files.move(visible, folder.resolve("stock.csv"));
            assertThat(readyAt(9.1)).containsExactly("stock.csv");
            Files.delete(whole);
            assertThat(readyAt(9.2)).isEmpty();
        }
    }

    @Test
    void the_oldest_file_comes_first() throws Exception {
        var young = Files.writeString(folder.resolve("a.csv"), "SKU");
        var old = Files.writeString(folder.resolve("b.csv"), "SKU");
        Files.setLastModifiedTime(young, FileTime.from(Instant.parse("2026-11-25T10:00:01Z")));
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-11-25T10:00:00Z")));
        readyAt(0);

        assertThat(readyAt(2)).containsExactly("b.csv", "a.csv");
    }

    @Test
    void folders_and_hidden_files_are_nobodys_stock() throws Exception {
        Files.createDirectory(folder.resolve("done"));
        Files.writeString(folder.resolve(".stock.csv"), "SKU");
        readyAt(0);

        assertThat(readyAt(5)).isEmpty();
    }

    @Test
    void a_file_that_is_put_away_replaces_no_other() throws Exception {
        for (var text : List.of("one", "two", "three")) {
            inbox.move(Files.writeString(folder.resolve("stock.csv"), text), "done");
        }

        assertThat(folder.resolve("done/stock.csv")).hasContent("one");
        assertThat(folder.resolve("done/stock.csv.2")).hasContent("two");
        assertThat(folder.resolve("done/stock.csv.3")).hasContent("three");
        inbox.move(folder.resolve("gone.csv"), "done");
    }
}
