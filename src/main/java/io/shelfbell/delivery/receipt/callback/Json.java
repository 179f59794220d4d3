package io.shelfbell.delivery.receipt.callback;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON from a provider (RFC 8259), read strictly: valid UTF-8, no name twice, nothing behind the end. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(400)
                            .maxStringLength(CallbackApi.LIMIT_BYTES)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static Event parse(byte[] bytes) throws Unreadable {
        return parse(utf8(bytes), "");
    }

    /** @param pointer where the text itself was found */
    static Event parse(String text, String pointer) throws Unreadable {
        try {
            var root = MAPPER.readTree(text);
            if (root == null || root.isMissingNode()) throw malformed(pointer, "It is empty.");
            return new Event(root, pointer);
        } catch (JacksonException e) {
            throw malformed(pointer, "It is not JSON" + place(e.getLocation()) + ".");
        }
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String utf8(byte[] bytes) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("", "It is not UTF-8.");
        }
    }

    private static Unreadable malformed(String pointer, String message) {
        return new Unreadable(pointer, "MALFORMED", message);
    }
}
