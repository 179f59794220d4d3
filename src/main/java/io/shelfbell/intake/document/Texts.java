package io.shelfbell.intake.document;

import io.shelfbell.intake.Finding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds out in which charset a text is, as people write them: by its mark, by its zeros, as UTF-8, or as what is left. */
final class Texts {
    private static final Charset LATIN = Charset.forName("windows-1252");

    private Texts() {}

    /** @param repairs gets what was not plain UTF-8 */
    static String read(byte[] body, List<Finding> repairs) throws Unreadable {
        var bytes = body;
        var charset = wide(bytes);
        if (starts(bytes, 0xef, 0xbb, 0xbf)) {
            repairs.add(new Finding("", "BOM", "Removed a byte order mark."));
            bytes = Arrays.copyOfRange(bytes, 3, bytes.length);
        }
        if (charset != null) return converted(bytes, charset, repairs);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return converted(bytes, LATIN, repairs);
        }
    }

    private static String converted(byte[] bytes, Charset charset, List<Finding> repairs) throws Unreadable {
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            repairs.add(new Finding("", "CHARSET", "Read as " + charset + ", not as UTF-8."));
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable("", "BAD_ENCODING", "It is neither UTF-8 nor " + charset + ".", "");
        }
    }

    private static @org.jspecify.annotations.Nullable Charset wide(byte[] bytes) {
        if (starts(bytes, 0xfe, 0xff) || starts(bytes, 0, '<') || starts(bytes, 0, '{') || starts(bytes, 0, '['))
            return StandardCharsets.UTF_16BE;
        if (starts(bytes, 0xff, 0xfe) || starts(bytes, '<', 0) || starts(bytes, '{', 0) || starts(bytes, '[', 0))
            return StandardCharsets.UTF_16LE;
        return null;
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) return false;
        for (int i = 0; i < with.length; i++) if ((bytes[i] & 0xff) != with[i]) return false;
        return true;
    }
}
