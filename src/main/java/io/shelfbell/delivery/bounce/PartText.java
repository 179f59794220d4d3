package io.shelfbell.delivery.bounce;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a part's bytes into text: transfer encoding (RFC 2045 section 6), then character set. What is broken is read as it stands. */
final class PartText {
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:+-]{1,40})", Pattern.CASE_INSENSITIVE);

    private static final String JAPANESE = "ISO-2022-JP";

    private PartText() {}

    /** @param content a character for each byte */
    static String decoded(MailHeaders headers, String content) {
        var bytes = bytes(headers.text("content-transfer-encoding"), content);
        var text = charset(headers).map(set -> new String(bytes, set)).orElseGet(() -> guessed(bytes));
        return text.replace("\r\n", "\n").replace('\r', '\n').replace('\0', ' ');
    }

    private static byte[] bytes(String encoding, String content) {
        if (encoding.startsWith("base64")) return base64(content);
        if (encoding.startsWith("quoted-printable")) return quotedPrintable(content);
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] base64(String content) {
        var signs = content.replaceAll("[^A-Za-z0-9+/]", "");
        try {
            return Base64.getDecoder().decode(signs.substring(0, signs.length() - signs.length() % 4));
        } catch (IllegalArgumentException e) {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] quotedPrintable(String content) {
        var bytes = new ByteArrayOutputStream(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c != '=') bytes.write(c);
            else if (content.startsWith("\r\n", i + 1)) i += 2;
            else if (content.startsWith("\n", i + 1)) i += 1;
            else if (i + 2 < content.length() && hex(content, i) >= 0) {
                bytes.write(hex(content, i));
                i += 2;
            } else bytes.write(c);
        }
        return bytes.toByteArray();
    }

    /** Of the two digits after the sign; negative if they are none. */
    private static int hex(String content, int sign) {
        int high = Character.digit(content.charAt(sign + 1), 16);
        int low = Character.digit(content.charAt(sign + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static Optional<Charset> charset(MailHeaders headers) {
        var named = CHARSET.matcher(headers.first("content-type").orElse(""));
        if (!named.find() || named.group(1).toLowerCase(Locale.ROOT).equals("us-ascii")) return Optional.empty();
        try {
            return Optional.of(Charset.forName(named.group(1)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Mail from Japan often does not say that it is in ISO-2022-JP (RFC 1468). */
    private static String guessed(byte[] bytes) {
        var latin = new String(bytes, StandardCharsets.ISO_8859_1);
        if (latin.contains("\u001b$") && Charset.isSupported(JAPANESE))
            return new String(bytes, Charset.forName(JAPANESE));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return latin;
        }
    }
}
