package io.shelfbell.delivery.bounce;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How bounces come in.
 *
 * @param secret of those who hand over mail at {@code POST /callbacks/dsn}; null when nobody may
 * @param imap null when no mailbox is looked into
 */
@ConfigurationProperties("shelfbell.bounce")
record BounceProperties(@Nullable String secret, @Nullable Imap imap) {
    /**
     * The mailbox of the envelope sender.
     *
     * @param port null for the usual one
     * @param every how long to wait between two looks
     */
    record Imap(
            String host,
            @Nullable Integer port,
            String username,
            String password,
            @DefaultValue("IMPLICIT") Tls tls,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("60s") Duration every) {

        String protocol() {
            return tls == Tls.IMPLICIT ? "imaps" : "imap";
        }

        int usualPort() {
            return port != null ? port : tls == Tls.IMPLICIT ? 993 : 143;
        }

        /** Without the password. */
        @Override
        public String toString() {
            return protocol() + "://" + host + ":" + usualPort() + "/" + folder;
        }
    }

    /** When the line to the server is encrypted (RFC 8314). */
    enum Tls {
        IMPLICIT,
        STARTTLS,
        NONE
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "bounces from " + imap;
    }
}
