package io.shelfbell.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The files of a folder as people see them: without hidden files and folders and the lock files of an open Excel. */
public final class FilesBelow {
    private FilesBelow() {}

    /**
     * By name; a file is the only one below itself. The folder itself may be a link. A folder that Kubernetes mounts holds each file as a
     * link to a hidden folder, where the same file is not found again.
     *
     * @param named tells by its name in lower case whether a file is wanted
     */
    public static List<Path> of(Path path, Predicate<String> named) throws IOException {
        var real = path.toRealPath();
        try (var files = Files.walk(real)) {
            return files.filter(Files::isRegularFile)
                    .map(real::relativize)
                    .filter(FilesBelow::isVisible)
                    .map(path::resolve)
                    .filter(file -> named.test(file.getFileName().toString().toLowerCase(Locale.ROOT)))
                    .filter(file -> !file.getFileName().toString().startsWith("~$"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isVisible(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .noneMatch(part -> part.toString().startsWith("."));
    }
}
