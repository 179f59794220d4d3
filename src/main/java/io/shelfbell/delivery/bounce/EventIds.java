package io.shelfbell.delivery.bounce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Ids for what a mail says: the same mail, fetched twice or by two nodes, gives the same. */
final class EventIds {
    private static final int BYTES = 16;

    private final byte[] mail;

    EventIds(RawMail mail, byte[] raw) {
        this.mail = mail.headers()
                .first("message-id")
                .map(id -> id.getBytes(StandardCharsets.UTF_8))
                .orElse(raw);
    }

    String of(Said said) {
        var digest = sha256();
        digest.update(mail);
        digest.update((byte) 0);
        digest.update(String.valueOf(said.recipient()).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(said.kind().name().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
