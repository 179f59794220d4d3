package io.shelfbell.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The server's files and what is done to them: create, start, stop.
 *
 * @param directory everything of this server lies in it
 */
record PostgresServer(Path directory, PostgresBinaries binaries, RunAs runAs) {
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "wal_level", "logical",
            "max_slot_wal_keep_size", "2GB", // a replication slot that nobody reads must not fill the disk
            "max_connections", "100",
            "timezone", "UTC",
            "listen_addresses", "localhost",
            "unix_socket_directories", "");

    static final String SUPERUSER = "postgres";

    /** A first start that was cut short has accepted nothing yet and begins again; the mark says that it was one. */
    int start() throws IOException {
        if (Files.exists(unfinished())) FileSystemUtils.deleteRecursively(files());
        if (!Files.exists(files())) create();
        runAs.own(files(), log());
        var port = freePort();
        control("start", List.of("-t", "120", "-o", options(port)));
        return port;
    }

    /** To be called when the database is complete. The mark must not come back after a power failure: what it marks is deleted. */
    void finished() throws IOException {
        if (Files.deleteIfExists(unfinished())) persist();
    }

    private void create() throws IOException {
        Files.writeString(unfinished(), "the first start has not been finished");
        Files.createDirectory(files());
        runAs.own(files(), log());
        var settings = List.of("-D", files().toString(), "-A", "trust", "-U", SUPERUSER, "-E", "UTF8");
        // The same order and upper case on every machine, whatever locales it has.
        var locale = List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
        run("initdb", settings, locale);
    }

    void stop() throws IOException {
        control("stop", List.of("-t", "30", "-m", "fast"));
    }

    private void control(String action, List<String> options) throws IOException {
        run("pg_ctl", List.of(action, "-w", "-D", files().toString()), options);
    }

    private void run(String program, List<String> arguments, List<String> more) throws IOException {
        var command = Stream.of(List.of(binaries.program(program)), arguments, more)
                .flatMap(List::stream)
                .toList();
        runAs.program(command, log()).run();
    }

    private static String options(int port) {
        return SETTINGS.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Windows needs and knows no such call. */
    private void persist() throws IOException {
        if (File.separatorChar == '\\') return;
        try (var channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }

    Path files() {
        return directory.resolve("postgres");
    }

    /** PostgreSQL's own words. */
    private Path log() {
        return directory.resolve("postgres.log");
    }

    private Path unfinished() {
        return directory.resolve("postgres.unfinished");
    }
}
