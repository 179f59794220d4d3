package io.shelfbell.intake.file;

import io.shelfbell.intake.document.Unreadable;
import io.shelfbell.intake.stock.StockReadings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Files read by the sources of the tests, without a service. */
final class FileSamples {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final FileReaders READERS = new FileReaders(new StockReadings(Clock.fixed(NOW, ZoneOffset.UTC)));
    private static final FileSources SOURCES = new FileSources(Path.of("src/test/resources/sources"), new JsonMapper());

    private FileSamples() {}

    /** What a file says: readings as {@code sku@location onHand}, failures as {@code place code}. */
    record Told(List<String> pieces, List<Piece> all, List<String> notes) {
        Piece.Good reading(int index) {
            return (Piece.Good) all.get(index);
        }

        Piece.Bad failure(int index) {
            return (Piece.Bad) all.get(index);
        }
    }

    static Source source(String name) {
        return SOURCES.find(name).orElseThrow();
    }

    static boolean knows(String name) {
        return SOURCES.find(name).isPresent();
    }

    static Told read(String source, String text) throws IOException, Unreadable {
        return read(source, text.getBytes(StandardCharsets.UTF_8));
    }

    static Told read(String source, byte[] bytes) throws IOException, Unreadable {
        return read(source, new ByteArrayInputStream(bytes));
    }

    static PieceReader open(String source, InputStream stream) throws IOException, Unreadable {
        return READERS.open(source(source), stream, NOW);
    }

    private static Told read(String source, InputStream stream) throws IOException, Unreadable {
        var reader = open(source, stream);
        var pieces = new ArrayList<Piece>();
        for (var piece = reader.next(); piece != null; piece = reader.next()) pieces.add(piece);
        return new Told(pieces.stream().map(FileSamples::text).toList(), pieces, reader.notes());
    }

    private static String text(Piece piece) {
        if (piece instanceof Piece.Good good) {
            var reading = good.reading();
            return reading.sku() + "@" + reading.location() + " " + reading.onHand();
        }
        var bad = (Piece.Bad) piece;
        return bad.place() + bad.why().stream().map(why -> " " + why.code()).collect(Collectors.joining());
    }
}
