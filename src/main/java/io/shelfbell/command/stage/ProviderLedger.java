package io.shelfbell.command.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a provider took and what it did instead, one line each; what is written has survived whatever comes next. */
public final class ProviderLedger implements AutoCloseable {
    static final String TAKEN = "TAKEN";

    private final FileChannel file;
    private long written;
    private long safe;

    ProviderLedger(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
    }

    /** Returns when the line is on the disk; writers at the same time share the wait. */
    void add(String event, String messageId) {
        try {
            long mine = append(event + " " + messageId + "\n");
            force(mine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized long append(String line) throws IOException {
        file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        return ++written;
    }

    private void force(long mine) throws IOException {
        synchronized (file) {
            if (safe >= mine) return;
            long upTo;
            synchronized (this) {
                upTo = written;
            }
            file.force(false);
            safe = upTo;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** How often each message was taken. */
    public static Map<String, Long> taken(Path path) throws IOException {
        return lines(path).stream()
                .filter(line -> line.startsWith(TAKEN))
                .map(line -> line.substring(TAKEN.length() + 1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** How often what happened. */
    public static Map<String, Long> events(Path path) throws IOException {
        return lines(path).stream()
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.indexOf(' ')), TreeMap::new, Collectors.counting()));
    }

    private static List<String> lines(Path path) throws IOException {
        return Files.readAllLines(path);
    }
}
