package io.shelfbell.command;

import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.rule.AnnotatedCopy;
import io.shelfbell.rule.TableCheck;
import io.shelfbell.rule.UnreadableWorkbook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Writes workbooks with what is wrong in them into a folder, for the analysts. */
record AnnotatedCopies(Path folder, PrintWriter out) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** @param path what was named on the command line: the copies lie in the same folders as the files below it */
    void write(Path path, Path file, byte[] workbook, TableCheck check) throws IOException {
        var copy = folder.resolve(file.equals(path) ? file.getFileName() : path.relativize(file));
        if (Files.exists(copy) && Files.isSameFile(copy, file))
            throw new CommandFailed("The annotated copy would replace " + file + "; name another folder.");
        try {
            var annotated = AnnotatedCopy.of(workbook, check, PATIENCE);
            Files.createDirectories(copy.toAbsolutePath().getParent());
            Files.write(copy, annotated);
            out.println("Annotated copy: " + copy);
        } catch (UnreadableWorkbook e) {
            out.println("No annotated copy of " + file + ": " + e.getMessage());
        }
    }
}
