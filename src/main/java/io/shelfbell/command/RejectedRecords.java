package io.shelfbell.command;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What was rejected of a file, beside it and in its format, and why. There is none while nothing was. */
final class RejectedRecords implements Closeable {
    private final Path file;
    private final byte[] head;
    private @Nullable OutputStream records;
    private @Nullable BufferedWriter reasons;

    /** An earlier one goes away. */
    RejectedRecords(Path of, byte[] head) throws IOException {
        this.file = of.resolveSibling(of.getFileName() + ".failed");
        this.head = head;
        Files.deleteIfExists(file);
        Files.deleteIfExists(reasonsFile());
    }

    Path file() {
        return file;
    }

    private Path reasonsFile() {
        return file.resolveSibling(file.getFileName() + ".txt");
    }

    void add(byte[] record, String why) throws IOException {
        if (records == null) {
            records = Files.newOutputStream(file);
            records.write(head);
        }
        records.write(record);
        if (record.length > 0 && record[record.length - 1] != '\n') records.write('\n');
        add(why);
    }

    /** One that cannot be written down. */
    void add(String why) throws IOException {
        if (reasons == null) reasons = Files.newBufferedWriter(reasonsFile());
        reasons.write(why);
        reasons.newLine();
    }

    @Override
    public void close() throws IOException {
        if (records != null) records.close();
        if (reasons != null) reasons.close();
    }
}
