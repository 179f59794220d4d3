package io.shelfbell.delivery.mail;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How e-mail leaves the house.
 *
 * @param from who writes, such as {@code Shop <news@shop.example>}; needed as soon as there is a server
 * @param bounceAddress where bounces go: {@code bounces@shop.example} becomes {@code bounces+d123-<tag>@shop.example}, one for each delivery;
 *     null sends them to {@code from}
 * @param feedbackId our name in the Feedback-ID header, 5 to 15 characters; null takes it from the sender's domain
 * @param dkim keys to sign with, one for each sender domain
 * @param servers by their name; the one of {@code spring.mail} is called {@value #USUAL} and may be given more settings here
 */
@ConfigurationProperties("shelfbell.mail")
record MailSettings(
        @Nullable String from,
        @Nullable String bounceAddress,
        @Nullable String feedbackId,
        @DefaultValue List<DkimKey> dkim,
        @DefaultValue Map<String, ServerSettings> servers) {
    static final String USUAL = "smtp";

    /**
     * A key that signs for a domain and those below it (RFC 6376).
     *
     * @param selector the key is published at {@code <selector>._domainkey.<domain>}
     * @param privateKey a PEM file with an RSA key, PKCS#8 or PKCS#1
     */
    record DkimKey(String domain, String selector, Path privateKey) {}
}
