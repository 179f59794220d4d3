package io.shelfbell.intake.file;

import io.shelfbell.intake.Outage;
import io.shelfbell.intake.document.Unreadable;
import io.shelfbell.intake.file.FileLedger.Door;
import io.shelfbell.intake.file.FileLedger.Open;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a file in, a few hundred pieces by transaction, however long it is. Safe to repeat: what a node left behind is gone on with, and a
 * file that is the same as the newest one of its source changes nothing.
 */
@Component
class FileIntake {
    private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);

    private final FileLedger files;
    private final FileReaders readers;
    private final ChunkIntake chunkIntake;

    FileIntake(FileLedger files, FileReaders readers, ChunkIntake chunkIntake) {
        this.files = files;
        this.readers = readers;
        this.chunkIntake = chunkIntake;
    }

    /** From a folder; empty when another node is at work there. */
    Optional<Receipt> takeFromFolder(Source source, Path file, Instant at) throws IOException {
        if (files.isBusy(source.name())) return Optional.empty();
        var sha256 = sha256(file);
        var repeated = repeated(source, sha256);
        if (repeated.isPresent()) return repeated;
        var left = files.takeOver(source.name(), sha256);
        if (left.isEmpty()) files.abandon(source.name());
        var open = left.or(
                () -> files.open(source.name(), Door.FOLDER, file.getFileName().toString(), sha256));
        return open.isPresent() ? Optional.of(takeOrFail(source, file, at, open.get())) : Optional.empty();
    }

    /** A file that nobody can take must not stand in the way of those behind it. */
    private Receipt takeOrFail(Source source, Path file, Instant at, Open open) throws IOException {
        try {
            return take(source, file, at, open);
        } catch (RuntimeException e) {
            if (e instanceof TakenOver || Outage.isBehind(e)) throw e;
            LOG.error("source={} file={} error={}", source.name(), file.getFileName(), e.toString(), e);
            var why = Piece.bad("", "INTERNAL", "This is our fault; the log tells more.", "");
            chunkIntake.fail(source.name(), open, why);
            return Receipt.unreadable(why);
        }
    }

    /** A body that was put aside. */
    Receipt takeBody(Source source, Path body, Instant at) throws IOException {
        var sha256 = sha256(body);
        var repeated = repeated(source, sha256);
        if (repeated.isPresent()) return repeated.get();
        return take(
                source,
                body,
                at,
                files.open(source.name(), Door.HTTP, "body", sha256).orElseThrow());
    }

    private Optional<Receipt> repeated(Source source, byte[] sha256) {
        return files.newest(source.name())
                .filter(newest -> Arrays.equals(newest.sha256(), sha256))
                .map(Receipt::repeat);
    }

    private Receipt take(Source source, Path file, Instant at, Open open) throws IOException {
        try (var stream = new BufferedInputStream(Files.newInputStream(file))) {
            var reader = readers.open(source, stream, at);
            var tally = new Receipt.Tally(open);
            var chunks = new Chunks(reader);
            chunks.skip(open.records());
            for (var chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
                tally.add(chunk, chunkIntake.take(source.name(), open, chunk));
            }
            var notes = List.copyOf(reader.notes());
            files.finish(open, true, notes);
            notes.forEach(note -> LOG.info("source={} file={} note={}", source.name(), file.getFileName(), note));
            return tally.receipt(notes);
        } catch (Unreadable e) {
            chunkIntake.fail(source.name(), open, Piece.bad(e));
            return Receipt.unreadable(Piece.bad(e));
        }
    }

    private static byte[] sha256(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[64 * 1024];
            for (int read = stream.read(buffer); read > 0; read = stream.read(buffer)) digest.update(buffer, 0, read);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
