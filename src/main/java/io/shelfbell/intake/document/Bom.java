package io.shelfbell.intake.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The mark at the beginning of a text (Unicode 23.8), which tells its charset better than anybody's configuration. */
public record Bom(Charset charset, byte... bytes) {
    private static final List<Bom> ALL = List.of(
            new Bom(StandardCharsets.UTF_8, (byte) 0xef, (byte) 0xbb, (byte) 0xbf),
            new Bom(StandardCharsets.UTF_16BE, (byte) 0xfe, (byte) 0xff),
            new Bom(StandardCharsets.UTF_16LE, (byte) 0xff, (byte) 0xfe));
    private static final int HEAD = 64;

    /**
     * Opens a text without its mark. What is not in the charset reads as U+FFFD.
     *
     * @throws Unreadable when there is no mark and it looks like UTF-16 all the same
     */
    public static Reader open(InputStream stream, Charset otherwise) throws IOException, Unreadable {
        var bytes = new PushbackInputStream(stream, HEAD);
        var head = bytes.readNBytes(HEAD);
        for (var bom : ALL) {
            if (bom.begins(head)) {
                bytes.unread(head, bom.bytes.length, head.length - bom.bytes.length);
                return reader(bytes, bom.charset);
            }
        }
        bytes.unread(head);
        requireNotWide(head, otherwise);
        return reader(bytes, otherwise);
    }

    private static Reader reader(InputStream bytes, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith("\ufffd");
        return new InputStreamReader(bytes, decoder);
    }

    private boolean begins(byte[] head) {
        if (head.length < bytes.length) return false;
        for (int i = 0; i < bytes.length; i++) if (head[i] != bytes[i]) return false;
        return true;
    }

    private static void requireNotWide(byte[] head, Charset configured) throws Unreadable {
        if (configured.name().startsWith("UTF-16") || head.length < 8) return;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }
        if (Math.max(even, odd) * 3 < head.length) return;
        var charset = even > odd ? "UTF-16BE" : "UTF-16LE";
        throw new Unreadable(
                "line 1", "WRONG_CHARSET", "It looks like " + charset + ": set charset: " + charset + ".", "");
    }
}
