package io.shelfbell.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What a killed Shelfbell left behind in its folder: living PostgreSQL processes and a {@code postmaster.pid}. To be called only by
 * the holder of the folder's lock, so that nobody else can be using them.
 *
 * @param postgres the database's files
 * @param binaries the folder from which only this data directory's PostgreSQL is ever run
 */
record Leftovers(Path postgres, Path binaries) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** Returns the processes that it had to end. */
    List<Long> clear() throws IOException {
        var processes = processes();
        stop(processes);
        refuseForeignPostmaster();
        // PostgreSQL takes any living process of that number for its postmaster; the number may be someone else's by
        // now.
        Files.deleteIfExists(postmasterPid());
        return pids(processes);
    }

    /** The program's path is the proof: a process of this data directory runs from its binaries, and nothing else does. */
    private List<ProcessHandle> processes() throws IOException {
        if (!Files.isDirectory(binaries)) return List.of();
        var homes = List.of(binaries + File.separator, binaries.toRealPath() + File.separator);
        return ProcessHandle.allProcesses()
                .filter(process -> homes.stream().anyMatch(program(process)::startsWith))
                .toList();
    }

    /** The system may hide the program of another user's process, but not what the postmaster was called with. */
    private static String program(ProcessHandle process) {
        return process.info().command().or(process.info()::commandLine).orElse("");
    }

    /** First the postmaster, which takes its children along; then, by force, whoever is still there. */
    private static void stop(List<ProcessHandle> processes) {
        processes.stream().filter(p -> !hasParentIn(processes, p)).forEach(ProcessHandle::destroy);
        if (endInTime(processes)) return;
        processes.forEach(ProcessHandle::destroyForcibly);
        if (!endInTime(processes)) throw new IllegalStateException("cannot end processes " + pids(processes));
    }

    private static boolean hasParentIn(List<ProcessHandle> processes, ProcessHandle process) {
        return process.parent().filter(processes::contains).isPresent();
    }

    private static boolean endInTime(List<ProcessHandle> processes) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (processes.stream().anyMatch(Leftovers::runs)) {
            if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) return false;
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }

    /** In a container nobody may collect the dead: they stay in the list of processes, without a program. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && !program(process).isEmpty();
    }

    /** A PostgreSQL that somebody started by hand on these files is not ours to kill. */
    private void refuseForeignPostmaster() throws IOException {
        if (!Files.exists(postmasterPid())) return;
        var noted = Files.readAllLines(postmasterPid());
        if (noted.size() < 3) return; // cut short while it was written: that postmaster never ran
        var started = Instant.ofEpochSecond(Long.parseLong(noted.get(2).trim()));
        ProcessHandle.of(Long.parseLong(noted.get(0).trim()))
                .filter(process -> isPostgresSince(started, process))
                .ifPresent(this::refuse);
    }

    /** The number alone proves nothing: the system gives it to somebody else after a while. */
    private static boolean isPostgresSince(Instant noted, ProcessHandle process) {
        var info = process.info();
        var program = info.command().map(c -> String.valueOf(Path.of(c).getFileName()));
        var age = info.startInstant()
                .map(started -> Duration.between(started, noted).abs());
        return program.filter(name -> name.startsWith("postgres")).isPresent()
                && age.filter(apart -> apart.compareTo(Duration.ofMinutes(1)) < 0)
                        .isPresent();
    }

    private void refuse(ProcessHandle process) {
        throw new CannotEmbed(
                "Another PostgreSQL (process %d) is running on the folder %s.".formatted(process.pid(), postgres),
                "Stop it, or choose another folder: --shelfbell.data.directory=other");
    }

    private Path postmasterPid() {
        return postgres.resolve("postmaster.pid");
    }

    private static List<Long> pids(List<ProcessHandle> processes) {
        return processes.stream().map(ProcessHandle::pid).toList();
    }
}
