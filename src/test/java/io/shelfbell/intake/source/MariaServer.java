package io.shelfbell.intake.source;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** A MariaDB of the system with a row log, in a folder of its own; without one, the tests are skipped. */
final class MariaServer implements AutoCloseable {
    private static final Path SERVER = Path.of("/usr/sbin/mariadbd");
    private static final Path INSTALL = Path.of("/usr/bin/mariadb-install-db");

    private final Process process;
    private final Path folder;

    private MariaServer(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    static Warehouse start() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(SERVER) && Files.isExecutable(INSTALL),
                "MariaDB is not installed here (apt-get install mariadb-server): its sources are not tested");
        var folder = Files.createTempDirectory("mariadb");
        run(
                        folder,
                        INSTALL.toString(),
                        "--no-defaults",
                        "--datadir=" + folder,
                        "--auth-root-authentication-method=normal",
                        "--user=" + System.getProperty("user.name"))
                .waitFor();
        int port = freePort();
        var process = run(
                folder,
                SERVER.toString(),
                "--no-defaults",
                "--datadir=" + folder,
                "--user=" + System.getProperty("user.name"),
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--log-bin=binlog",
                "--binlog-format=ROW",
                "--server-id=1");
        var url = "jdbc:mariadb://127.0.0.1:" + port + "/";
        await(url + "mysql");
        try (var connection = DriverManager.getConnection(url + "mysql", "root", "");
                var statement = connection.createStatement()) {
            statement.execute("create database shop character set utf8mb4");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Warehouse.at(new MariaServer(process, folder), "mariadb", url + "shop", "root");
    }

    private static Process run(Path folder, String... command) throws IOException {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("test.log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(String url) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try (var connection = DriverManager.getConnection(url, "root", "")) {
                return;
            } catch (SQLException e) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("MariaDB did not start: " + url);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
        FileSystemUtils.deleteRecursively(folder);
    }
}
