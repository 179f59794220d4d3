package io.shelfbell.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** All tests start PostgreSQL in the same folder, one after the other, as a person does. */
class EmbeddedDatabaseIT {
    @TempDir
    static Path folder;

    /** The last test may have left the orphan of a killed process behind. */
    @AfterAll
    static void end_orphans() {
        EmbeddedDatabase.start(folder).close();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            SETTING                 | VALUE
            fsync                   | on
            synchronous_commit      | on
            wal_level               | logical
            listen_addresses        | localhost
            server_encoding         | UTF8
            """)
    void it_keeps_its_promises(String setting, String value) {
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(show(database, setting)).isEqualTo(value);
        }
    }

    @Test
    void it_is_postgresql_18_and_sorts_alike_everywhere() {
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(show(database, "server_version")).startsWith("18.");
            assertThat(sql(database)
                            .sql("select upper('grün')")
                            .query(String.class)
                            .single())
                    .isEqualTo("GRÜN");
        }
    }

    @Test
    void what_was_written_is_there_after_a_restart() {
        try (var database = EmbeddedDatabase.start(folder)) {
            write(database, "restart");
        }
        assertFound("restart");
    }

    @Test
    void what_was_written_is_there_after_the_postmaster_was_killed() throws IOException {
        try (var database = EmbeddedDatabase.start(folder)) {
            write(database, "postmaster killed");
            var postmaster = postmaster();
            postmaster.destroyForcibly();
            while (postmaster.info().command().isPresent()) Thread.onSpinWait();
        }
        assertFound("postmaster killed");
    }

    @Test
    void a_killed_process_leaves_nothing_in_the_way() throws Exception {
        try (var other = OtherShelfbell.start(folder)) {
            var orphan = postmaster();
            other.kill();
            assertThat(orphan.info().command()).isPresent();
            try (var database = EmbeddedDatabase.start(folder)) {
                // Not isAlive: where nobody collects the dead, they stay in the list of processes.
                assertThat(orphan.info().command()).isEmpty();
                assertThat(database.described()).contains("killed Shelfbell", Long.toString(orphan.pid()));
                write(database, "process killed");
            }
        }
        assertFound("process killed");
    }

    @Test
    void a_second_process_on_the_same_folder_is_refused_and_told_what_to_do() throws Exception {
        try (var other = OtherShelfbell.start(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOfSatisfying(CannotEmbed.class, refusal -> {
                        assertThat(refusal.what()).contains("Another Shelfbell (process ", folder.toString());
                        assertThat(refusal.remedy())
                                .contains("stop the other", "--shelfbell.data.directory", "SPRING_DATASOURCE_URL");
                    });
            assertThat(postmaster().isAlive()).isTrue();
        }
    }

    @Test
    void a_number_in_postmaster_pid_that_now_belongs_to_another_program_does_no_harm() throws IOException {
        EmbeddedDatabase.start(folder).close();
        var bystander = new ProcessBuilder("sleep", "60").start();
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"), bystander.pid() + "\n" + folder + "/postgres\n1700000000\n");
        EmbeddedDatabase.start(folder).close();
        assertThat(bystander.isAlive()).isTrue();
        bystander.destroy();
    }

    @Test
    void a_first_start_that_was_cut_short_begins_again(@TempDir Path fresh) throws IOException {
        Files.writeString(fresh.resolve("postgres.unfinished"), "");
        Files.createDirectories(fresh.resolve("postgres"));
        Files.writeString(fresh.resolve("postgres/postgresql.conf"), "half a fi");
        try (var database = EmbeddedDatabase.start(fresh)) {
            assertThat(show(database, "fsync")).isEqualTo("on");
        }
        assertThat(fresh.resolve("postgres.unfinished")).doesNotExist();
    }

    /** Chosen where a container forbids root a user namespace of its own. */
    @Test
    @EnabledIf("rootOnLinux")
    void root_may_also_lend_it_the_user_nobody(@TempDir Path open) throws IOException {
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        var log = open.resolve("postgres.log");
        var binaries = PostgresBinaries.unpackedIn(open.resolve("postgres-binaries"));
        var server = new PostgresServer(open, binaries, RunAs.NOBODY);
        server.start();
        server.finished();
        assertThat(Files.getAttribute(server.files(), "unix:uid")).isEqualTo(65534);
        server.stop();
        RunAs.choose(log).own(server.files(), log);
        EmbeddedDatabase.start(open).close();
    }

    static boolean rootOnLinux() {
        return System.getProperty("user.name").equals("root") && Files.isDirectory(Path.of("/proc/self"));
    }

    @Test
    void what_it_says_on_failure_is_what_the_program_said(@TempDir Path fresh) throws IOException {
        EmbeddedDatabase.start(fresh).close();
        Files.writeString(fresh.resolve("postgres/postgresql.conf"), "no such setting\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(fresh))
                .isInstanceOf(CannotEmbed.class)
                .hasMessageContaining("syntax error in file");
        DirectoryLock.take(fresh).close();
    }

    private static void assertFound(String word) {
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(sql(database)
                            .sql("select word from written")
                            .query(String.class)
                            .list())
                    .contains(word);
        }
    }

    private static void write(EmbeddedDatabase database, String word) {
        sql(database).sql("create table if not exists written (word text)").update();
        sql(database)
                .sql("insert into written values (:word)")
                .param("word", word)
                .update();
    }

    private static String show(EmbeddedDatabase database, String setting) {
        return sql(database).sql("show " + setting).query(String.class).single();
    }

    private static JdbcClient sql(EmbeddedDatabase database) {
        var properties = database.properties();
        return JdbcClient.create(new DriverManagerDataSource(
                String.valueOf(properties.get("spring.datasource.url")),
                String.valueOf(properties.get("spring.datasource.username")),
                ""));
    }

    private static ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow();
    }
}
