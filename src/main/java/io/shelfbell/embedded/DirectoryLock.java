package io.shelfbell.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One process per data directory. The operating system gives the lock back when the process dies, however it dies. */
final class DirectoryLock implements AutoCloseable {
    /** Far behind the text, because Windows keeps others from reading the locked bytes. */
    private static final long LOCKED_BYTE = 1L << 32;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) throws IOException {
        Files.createDirectories(directory);
        var channel = FileChannel.open(directory.resolve("lock"), CREATE, READ, WRITE);
        try {
            if (lock(channel) == null) throw inUse(directory, holder(channel));
            channel.truncate(0).write(text(ProcessHandle.current().pid()), 0);
            return new DirectoryLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        return channel.tryLock(LOCKED_BYTE, 1, false);
    }

    private static ByteBuffer text(long pid) {
        return ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.US_ASCII));
    }

    private static String holder(FileChannel channel) throws IOException {
        var text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    }

    private static CannotEmbed inUse(Path directory, String holder) {
        return new CannotEmbed(
                "Another Shelfbell (process %s) is using the folder %s.".formatted(holder, directory), """
                Do one of these:
                  - stop the other Shelfbell;
                  - give this one a folder of its own: --shelfbell.data.directory=other (or SHELFBELL_DATA_DIRECTORY=other);
                  - let both use one PostgreSQL: SPRING_DATASOURCE_URL and SPRING_RABBITMQ_HOST.""");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
