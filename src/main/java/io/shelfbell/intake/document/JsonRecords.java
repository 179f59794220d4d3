package io.shelfbell.intake.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Elements of an array, or values one after the other, as in JSON Lines. Numbers stay as they were written. */
final class JsonRecords implements Records {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;

    JsonRecords(InputStream file) {
        this.parser = JSON.createParser(ObjectReadContext.empty(), file);
    }

    @Override
    public byte[] head() {
        return new byte[0];
    }

    @Override
    public byte @Nullable [] next() throws Unreadable {
        try {
            var token = parser.nextToken();
            while (token == JsonToken.START_ARRAY && isOutside() || token == JsonToken.END_ARRAY)
                token = parser.nextToken();
            return token == null ? null : value();
        } catch (StreamReadException e) {
            var at = e.getLocation();
            throw new Unreadable(
                    "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                    "MALFORMED",
                    "What follows is no JSON.",
                    "");
        }
    }

    private boolean isOutside() {
        return parser.streamReadContext().getNestingDepth() == 1;
    }

    private byte[] value() {
        var bytes = new ByteArrayOutputStream();
        try (var generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            generator.copyCurrentStructureExact(parser);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
