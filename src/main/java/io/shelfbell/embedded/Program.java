package io.shelfbell.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A command that runs to its end and must succeed. Its words go to a file, because a pipe would break with the process that reads it. */
record Program(List<String> command, Path log) {
    private static final int TAIL = 12;

    void run() throws IOException {
        if (exitCode() != 0) throw new IOException("%s failed: %s".formatted(name(), tail()));
    }

    private int exitCode() throws IOException {
        var process = new ProcessBuilder(command)
                .directory(log.resolveSibling("").toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + name());
        }
    }

    boolean succeeds() throws IOException {
        return exitCode() == 0;
    }

    private String name() {
        return String.join(" ", command);
    }

    private String tail() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
