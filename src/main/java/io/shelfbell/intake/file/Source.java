package io.shelfbell.intake.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's files of stock.
 *
 * @param folder where they are put; null when they only come as bodies
 * @param done within the folder, where those end that were read
 * @param failed within the folder, where those end that could not be read
 */
record Source(String name, Format format, @Nullable Path folder, String done, String failed) {
    sealed interface Format {
        record Csv(CsvMapping mapping) implements Format {}

        record Advice(EdiMapping mapping) implements Format {}

        record Report(EdiMapping mapping) implements Format {}
    }
}
