package io.shelfbell.command.stage;

import io.shelfbell.command.terminal.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** One process of this program: a node of the service, or a provider. It ends with the measurement. */
public final class Node implements AutoCloseable {
    public static final List<String> PLAIN = List.of("-Xmx512m", "-XX:+UseSerialGC", "-Xss512k");
    private static final Pattern PORT = Pattern.compile("(?:Tomcat started on port|listens on port) (\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static { // a measurement that is interrupted leaves nobody behind
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path log;
    private volatile long upSince;

    private Node(Process process, Path log) {
        this.process = process;
        this.log = log;
        RUNNING.add(process);
        process.onExit().thenAccept(RUNNING::remove);
    }

    /** A node of the service at a port of its own. */
    public static Node service(Path log, Map<String, String> settings) throws IOException {
        return start(log, List.of("-Xmx700m"), arguments(settings));
    }

    /** As the service starts in production. */
    public static Node plain(Path log, Map<String, String> settings) throws IOException {
        return start(log, PLAIN, arguments(settings));
    }

    /** One that is asked for throughput, with a heap that is small and does not grow, so that what is kept would be seen. */
    public static Node steady(Path log, Map<String, String> settings) throws IOException {
        return start(log, List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC"), arguments(settings));
    }

    /** One that will not live long, and spends little on compiling its code. */
    public static Node shortLived(Path log, Map<String, String> settings) throws IOException {
        return start(log, List.of("-Xmx700m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), arguments(settings));
    }

    /** The same, and it ends by itself at a point of the story that it has passed so many times before. */
    public static Node crashing(Path log, Map<String, String> settings, String point, int after) throws IOException {
        return start(
                log,
                List.of(
                        "-Xmx700m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dcrash.at=" + point,
                        "-Dcrash.after=" + after),
                arguments(settings));
    }

    private static List<String> arguments(Map<String, String> settings) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--shelfbell.demo.enabled=false",
                "--logging.level.root=warn",
                "--logging.level.org.springframework.boot.tomcat=info"));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }

    /** A command of this program. */
    public static Node command(Path log, String... arguments) throws IOException {
        return start(log, List.of("-Xmx200m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), List.of(arguments));
    }

    private static Node start(Path log, List<String> options, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(arguments);
        return new Node(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                log);
    }

    /** A jar that was built, or classes as they are. */
    private static List<String> program(String classPath) {
        return Files.isRegularFile(Path.of(classPath.split(java.io.File.pathSeparator)[0]))
                        && !classPath.contains(java.io.File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, "io.shelfbell.Shelfbell");
    }

    /** Waits until it is up; -1 when it has ended before. */
    public int port() throws InterruptedException, IOException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            var found = PORT.matcher(Files.readString(log));
            if (found.find()) {
                upSince = System.nanoTime();
                return Integer.parseInt(found.group(1));
            }
            if (!process.isAlive()) return -1;
            Thread.sleep(LOOK.toMillis());
        }
        throw new CommandFailed(
                "A node is not up after " + PATIENCE.toMinutes() + " minutes; " + log + " may tell why.");
    }

    /** With signal 9: nothing is finished, nothing said good-bye to. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The most memory that the process has had, in MB, where the system tells (Linux); -1 elsewhere. */
    public long peakMegabytes() throws IOException {
        return megabytes("VmHWM:");
    }

    /** What it has now. */
    public long megabytes() throws IOException {
        return megabytes("VmRSS:");
    }

    private long megabytes(String name) throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) return -1;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    /** Of all its threads together, since it began; 0 where the system does not tell. */
    public double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    public long pid() {
        return process.pid();
    }

    /** Since {@link #port} has been answered. */
    public boolean hasBeenUpFor(Duration life) {
        return System.nanoTime() - upSince >= life.toNanos();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
