package io.shelfbell.recipient;

import java.security.SecureRandom;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that signs the tokens in links: all nodes share the one that the first of them made. */
@Component
class SigningSecret implements Supplier<byte[]> {
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private volatile byte[] secret = {};

    SigningSecret(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public byte[] get() {
        if (secret.length == 0) secret = shared();
        return secret;
    }

    private byte[] shared() {
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into signing_secret (secret) values (:secret) on conflict do nothing")
                .param("secret", fresh)
                .update();
        return jdbc.sql("select secret from signing_secret").query(byte[].class).single();
    }
}
