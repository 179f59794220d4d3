package io.shelfbell.intake.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A watched folder. A file is ready when it did not change for a while, or when it has just lost the ending that says it is being written.
 */
final class Inbox {
    private static final Set<String> UNFINISHED = Set.of(".part", ".tmp", ".filepart");

    private final Path folder;
    private final Duration calm;
    private final Map<Path, Seen> seen = new HashMap<>();
    private Set<String> unfinished = Set.of();

    Inbox(Path folder, Duration calm) {
        this.folder = folder;
        this.calm = calm;
    }

    /** A file that is ready. */
    record Ready(Path file, Instant changedAt) {}

    private record Seen(long size, Instant changedAt, long sinceNanos) {
        boolean isSameAs(BasicFileAttributes now) {
            return size == now.size() && changedAt.equals(now.lastModifiedTime().toInstant());
        }
    }

    /** The oldest first. */
    List<Ready> ready(long nowNanos) throws IOException {
        Files.createDirectories(folder);
        var ready = new ArrayList<Ready>();
        var writing = new HashSet<String>();
        var present = new HashSet<Path>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                var ending = UNFINISHED.stream().filter(name::endsWith).findFirst();
                ending.ifPresent(cut -> writing.add(name.substring(0, name.length() - cut.length())));
                if (ending.isPresent() || name.startsWith(".") || !Files.isRegularFile(file)) continue;
                present.add(file);
                look(file, nowNanos, ready);
            }
        }
        seen.keySet().retainAll(present);
        unfinished = writing;
        ready.sort(Comparator.comparing(Ready::changedAt).thenComparing(Ready::file));
        return ready;
    }

    private void look(Path file, long nowNanos, List<Ready> ready) throws IOException {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            var changedAt = now.lastModifiedTime().toInstant();
            var before = seen.get(file);
            if (before == null || !before.isSameAs(now)) {
                seen.put(file, new Seen(now.size(), changedAt, nowNanos));
                if (unfinished.contains(file.getFileName().toString())) ready.add(new Ready(file, changedAt));
            } else if (nowNanos - before.sinceNanos() >= calm.toNanos()) {
                ready.add(new Ready(file, changedAt));
            }
        } catch (NoSuchFileException e) {
            seen.remove(file); // another node was faster
        }
    }

    /** Puts a file away; it keeps its name, or gets a number when there is one of its name. */
    void move(Path file, String folderName) throws IOException {
        var target = Files.createDirectories(folder.resolve(folderName));
        var name = file.getFileName().toString();
        for (int copy = 1; ; copy++) {
            try {
                Files.move(file, target.resolve(copy == 1 ? name : name + "." + copy));
                return;
            } catch (FileAlreadyExistsException e) {
                // the next number
            } catch (NoSuchFileException e) {
                return; // another node put it away
            }
        }
    }
}
