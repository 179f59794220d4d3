package io.shelfbell.command;

import io.shelfbell.rule.TakenIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What all files share that are checked with one command.
 *
 * @param done called once for every file
 * @param copies where workbooks go with what is wrong in them
 * @param taken the ids of the workbooks so far
 * @param seen the workbooks so far
 */
record CheckRun(Runnable done, Optional<AnnotatedCopies> copies, TakenIds taken, Set<Path> seen) {
    static CheckRun begin(Runnable done, Optional<AnnotatedCopies> copies) {
        return new CheckRun(done, copies, new TakenIds(), new HashSet<>());
    }

    /** Whether it was not named before, alone or with its folder: no file shares ids with itself. */
    boolean isNew(Path file) throws IOException {
        return seen.add(file.toRealPath());
    }
}
