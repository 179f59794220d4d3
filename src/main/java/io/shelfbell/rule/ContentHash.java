package io.shelfbell.rule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** Names content by what it is: the same files in the same places have the same hash. */
final class ContentHash {
    private ContentHash() {}

    static String of(Collection<SourceFile> files) {
        var digest = sha256();
        for (var file : files) {
            add(digest, file.name().getBytes(StandardCharsets.UTF_8));
            add(digest, file.content());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
