package io.shelfbell.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A DRL file or a workbook as it was when the book was loaded.
 *
 * @param name the folder's own name and the path within it, for example {@code rules/timing/timing.drl}
 */
record SourceFile(String name, byte[] content) {

    /** All files below a folder with one of these endings, in capitals or not, by name. */
    static List<SourceFile> below(Path folder, String... endings) {
        return below(folder, file -> Stream.of(endings).anyMatch(file::endsWith));
    }

    /** @param named tells by its name in lower case whether a file is wanted */
    static List<SourceFile> below(Path folder, Predicate<String> named) {
        try {
            return FilesBelow.of(folder, named).stream()
                    .map(file -> read(folder, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder.toAbsolutePath(), e);
        }
    }

    private static SourceFile read(Path folder, Path file) {
        try {
            var name = folder.getFileName() + "/"
                    + folder.relativize(file).toString().replace('\\', '/');
            return new SourceFile(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** The folder that holds the file. */
    String folder() {
        var parts = name.split("/");
        return parts[parts.length - 2];
    }
}
