package io.shelfbell.command;

import io.shelfbell.rule.AnnotatedCopy;
import io.shelfbell.rule.TableCheck;
import io.shelfbell.rule.UnreadableWorkbook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes workbooks with what is wrong in them into a folder, for the analysts. */
record AnnotatedCopies(Path folder, PrintWriter out) {

    /** Those below this path, in the same folders as there. */
    void write(Path path) throws IOException {
        for (var file : CheckedKind.TABLES.files(path)) {
            var copy = folder.resolve(file.equals(path) ? file.getFileName() : path.relativize(file));
            if (Files.exists(copy) && Files.isSameFile(copy, file))
                throw new CommandFailed("The annotated copy would replace " + file + "; name another folder.");
            write(file, copy);
        }
    }

    private void write(Path file, Path copy) throws IOException {
        var workbook = Files.readAllBytes(file);
        try {
            var annotated = AnnotatedCopy.of(
                    workbook, TableCheck.of(file.toString(), workbook).findings());
            Files.createDirectories(copy.toAbsolutePath().getParent());
            Files.write(copy, annotated);
            out.println("Annotated copy: " + copy);
        } catch (UnreadableWorkbook e) {
            out.println("No annotated copy of " + file + ": " + e.getMessage());
        }
    }
}
