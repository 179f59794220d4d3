package io.shelfbell.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * API keys: {@code sb_<id>_<secret>}. Only a hash is kept; the secret has 256 random bits, so a plain SHA-256 of it cannot be guessed.
 * A key that was found is believed for some seconds, so a revoked one may still work for that long.
 */
@Repository
public class KeyRing {
    private static final Duration BELIEVED = Duration.ofSeconds(10);
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public KeyRing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key without its secret. */
    public record Key(String keyId, String name, List<Scope> scopes) {}

    private record Stored(Key key, byte[] hash) {}

    private record Known(Stored stored, long untilNanos) {}

    /** Makes a key and returns its text, which cannot be had again. */
    public String issue(String name, Collection<Scope> scopes) {
        var id = random(6);
        var secret = random(SECRET_BYTES);
        jdbc.sql("""
                insert into api_key (key_id, name, hash, scopes, created_at) values (:id, :name, :hash, :scopes, now())
                """)
                .param("id", id)
                .param("name", name)
                .param("hash", hash(secret))
                .param("scopes", scopes.stream().map(Scope::text).toArray(String[]::new))
                .update();
        return "sb_" + id + "_" + secret;
    }

    /** The key that a text is, unless it was revoked or never issued. */
    public Optional<Key> find(String text) {
        var parts = text.split("_", 3);
        if (parts.length != 3 || !parts[0].equals("sb")) return Optional.empty();
        return stored(parts[1])
                .filter(stored -> MessageDigest.isEqual(stored.hash(), hash(parts[2])))
                .map(Stored::key);
    }

    /** Safe to repeat; false when there is no such key. */
    public boolean revoke(String keyId) {
        known.remove(keyId);
        return jdbc.sql("update api_key set revoked_at = coalesce(revoked_at, now()) where key_id = :id")
                        .param("id", keyId)
                        .update()
                == 1;
    }

    private Optional<Stored> stored(String keyId) {
        var remembered = known.get(keyId);
        if (remembered != null && remembered.untilNanos() > System.nanoTime()) return Optional.of(remembered.stored());
        var stored = load(keyId);
        stored.ifPresentOrElse(
                found -> known.put(keyId, new Known(found, System.nanoTime() + BELIEVED.toNanos())),
                () -> known.remove(keyId));
        return stored;
    }

    private Optional<Stored> load(String keyId) {
        return jdbc.sql("select key_id, name, hash, scopes from api_key where key_id = :id and revoked_at is null")
                .param("id", keyId)
                .query((row, n) -> new Stored(
                        new Key(row.getString("key_id"), row.getString("name"), scopes((String[])
                                row.getArray("scopes").getArray())),
                        row.getBytes("hash")))
                .optional();
    }

    private static List<Scope> scopes(String[] texts) {
        return Arrays.stream(texts).map(Scope::of).flatMap(Optional::stream).toList();
    }

    /** In hexadecimal, which has no separator in it. */
    private static String random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
