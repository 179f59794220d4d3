package io.shelfbell.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL on the loopback interface, its files in the data directory. It trusts whoever is logged in to this machine:
 * made for a first run and for tests, not for a shared host.
 */
final class EmbeddedDatabase implements EmbeddedServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "shelfbell";

    private final DirectoryLock lock;
    private final Leftovers leftovers;
    private final List<Long> ended;
    private final PostgresServer server;
    private final int port;

    private EmbeddedDatabase(
            DirectoryLock lock, Leftovers leftovers, List<Long> ended, PostgresServer server, int port) {
        this.lock = lock;
        this.leftovers = leftovers;
        this.ended = ended;
        this.server = server;
        this.port = port;
    }

    static EmbeddedDatabase start(Path directory) {
        try {
            return startAlone(directory, DirectoryLock.take(directory));
        } catch (IOException | DataAccessException e) {
            throw new CannotEmbed(
                    "PostgreSQL did not start in the folder %s: %s".formatted(directory, e.getMessage()),
                    """
                    %s may say more. The folder must be writable, on a disk that may run programs.
                    Another folder: --shelfbell.data.directory=other. A database of your own: SPRING_DATASOURCE_URL.""".formatted(directory.resolve("postgres.log")),
                    e);
        }
    }

    private static EmbeddedDatabase startAlone(Path directory, DirectoryLock lock) throws IOException {
        var leftovers = new Leftovers(directory.resolve("postgres"), directory.resolve("postgres-binaries"));
        try {
            var ended = leftovers.clear();
            var server = server(directory, leftovers.binaries());
            var port = server.start();
            createDatabase(port);
            server.finished();
            return new EmbeddedDatabase(lock, leftovers, ended, server, port);
        } catch (IOException | RuntimeException | Error e) {
            leftovers.clear();
            lock.close();
            throw e;
        }
    }

    private static PostgresServer server(Path directory, Path binaries) throws IOException {
        var log = directory.resolve("postgres.log");
        Files.deleteIfExists(log);
        return new PostgresServer(directory, PostgresBinaries.unpackedIn(binaries), RunAs.choose(log));
    }

    /** With a role that may do no more than a role in production. */
    private static void createDatabase(int port) {
        var postgres =
                JdbcClient.create(new DriverManagerDataSource(url(port, "postgres"), PostgresServer.SUPERUSER, ""));
        var found =
                postgres.sql("select 1 from pg_database where datname = :name").param("name", NAME);
        if (!found.query().listOfRows().isEmpty()) return;
        postgres.sql("create role " + NAME + " login replication").update();
        postgres.sql("create database " + NAME + " owner " + NAME).update();
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    @Override
    public String described() {
        var after = ended.isEmpty() ? "" : ", after ending what a killed Shelfbell had left: processes=" + ended;
        return "PostgreSQL 18, port=%d, files=%s%s".formatted(port, server.files(), after);
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url",
                url(port, NAME),
                "spring.datasource.username",
                NAME,
                "spring.datasource.password",
                "");
    }

    @Override
    public void close() {
        try (lock) {
            stop();
            leftovers.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop cleanly in " + leftovers.postgres(), e);
        }
    }

    /** A server that was killed, or that will not stop, is ended by force afterwards; the next start repairs its files. */
    private void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop as asked: {}", e.getMessage());
        }
    }
}
