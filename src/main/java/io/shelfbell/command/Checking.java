package io.shelfbell.command;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file or folder that was named on the command line.
 *
 * @param files how many of the kind it holds
 */
record Checking(CheckedKind kind, Path path, int files) {

    static Checking of(CheckedKind kind, Path path) throws IOException {
        return new Checking(kind, path, kind.files(path).size());
    }
}
