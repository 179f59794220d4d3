package io.shelfbell.recipient;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Marks on the address that a delivery's bounces come back to. Deliveries are numbered, so their numbers can be guessed; the mark cannot,
 * and without it anybody could say that a mail came back.
 */
@Component
public class BounceTags {
    /** 64 bits: a guess is a mail sent to us, and the part before the @ has room for 64 characters in all (RFC 5321). */
    private static final int BYTES = 8;

    /** Characters of a tag. */
    public static final int LENGTH = 2 * BYTES;

    private static final String PURPOSE = "bounce:"; // no link carries it

    private final Supplier<byte[]> secret;

    BounceTags(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /** Hexadecimal, because a server on the way may change upper case into lower. */
    public String tag(String delivery) {
        return HexFormat.of().formatHex(seal(delivery));
    }

    public boolean isOurs(String delivery, String tag) {
        return MessageDigest.isEqual(bytes(tag(delivery)), bytes(tag.toLowerCase(Locale.ROOT)));
    }

    private byte[] seal(String delivery) {
        return Seal.of(secret.get(), bytes(PURPOSE + delivery), BYTES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
