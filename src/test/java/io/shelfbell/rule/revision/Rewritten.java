package io.shelfbell.rule.revision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook as yet another program might have written it. */
final class Rewritten {
    private Rewritten() {}

    static Annotated of(Annotated book, UnaryOperator<String> change) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : book.parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                boolean text = part.getKey().matches(".*\\.(xml|rels)");
                var content = text ? change.apply(part.getValue()) : part.getValue();
                zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Annotated(bytes.toByteArray());
    }
}
