package io.shelfbell.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A second process with its own embedded servers, for the tests to kill. */
final class OtherShelfbell implements AutoCloseable {
    private final Process process;

    private OtherShelfbell(Process process) {
        this.process = process;
    }

    /** Returns when both servers of the new process run. */
    static OtherShelfbell start(Path directory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                OtherShelfbell.class.getName(),
                directory.toString());
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        for (var line : (Iterable<String>) process.inputReader().lines()::iterator) {
            if (line.equals("ready")) return new OtherShelfbell(process);
        }
        throw new IOException("the other Shelfbell ended before it was ready");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    public static void main(String[] args) throws IOException {
        var database = EmbeddedDatabase.start(Path.of(args[0]));
        var broker = EmbeddedBroker.start("secret");
        System.out.println(database.described() + broker.described());
        System.out.println("ready");
        System.in.read();
    }
}
