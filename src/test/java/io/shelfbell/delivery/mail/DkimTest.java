package io.shelfbell.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shelfbell.delivery.Certificates;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.fact.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that somebody else's verifier accepts, and that break when a signed header changes. */
class DkimTest {
    private static final KeyPair KEYS = Certificates.rsa();
    private static final Map<String, String> UNSUBSCRIBE = Map.of(
            "List-Unsubscribe", "<https://shop.example/u/abc>", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

    @TempDir
    Path directory;

    private Path pem(String kind, byte[] der) {
        try {
            var text = "-----BEGIN " + kind + "-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind
                    + "-----\n";
            return Files.writeString(directory.resolve("key.pem"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path pkcs8() {
        return pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());
    }

    private Composer composer(String domain, Path key) {
        return composer(domain, key, Map.of());
    }

    private Composer composer(String domain, Path key, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(
                Map.of("dkim[0].domain", domain, "dkim[0].selector", "s2026", "dkim[0].private-key", key.toString()));
        settings.putAll(more);
        return Letters.composer(settings);
    }

    private static List<SignatureRecord> verified(byte[] mail) throws IOException, FailException {
        var record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
        var records = new DKIMVerifier((methods, selector, domain) -> {
            assertThat(selector + "._domainkey." + domain).isEqualTo("s2026._domainkey.shop.example");
            return List.of(record);
        });
        return records.verify(new ByteArrayInputStream(mail));
    }

    private static String text(byte[] mail) {
        return new String(mail, StandardCharsets.US_ASCII);
    }

    // Bad settings

    @Test
    void a_key_that_is_not_there_is_told_at_the_start() {
        assertThatThrownBy(() -> composer("shop.example", directory.resolve("missing.pem")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shop.example")
                .hasMessageContaining("missing.pem")
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n???\n"
            })
    void a_key_that_is_none_is_told_at_the_start(String content) throws IOException {
        var file = Files.writeString(directory.resolve("key.pem"), content);

        assertThatThrownBy(() -> composer("shop.example", file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key.pem")
                .hasMessageContaining("key");
    }

    @Test
    void a_key_of_another_kind_is_told_at_the_start() throws Exception {
        var ec = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();

        assertThatThrownBy(() -> composer("shop.example", pem("PRIVATE KEY", ec.getEncoded())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not an RSA key");
    }

    @Test
    void a_domain_that_cannot_sign_is_told_at_the_start() {
        assertThatThrownBy(() -> composer("localhost", pkcs8()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shelfbell.mail.dkim");
    }

    // Signatures

    @Test
    void another_verifier_accepts_the_signature_and_all_headers_that_matter_are_under_it() throws Exception {
        var mail = composer("shop.example", pkcs8())
                .compose(Letters.with(UNSUBSCRIBE))
                .content();

        assertThat(verified(mail)).singleElement().satisfies(signature -> {
            var headers = new ArrayList<String>();
            signature.getHeaders().forEach(name -> headers.add(name.toString().toLowerCase(Locale.ROOT)));
            assertThat(headers)
                    .contains(
                            "from",
                            "to",
                            "subject",
                            "date",
                            "message-id",
                            "list-unsubscribe",
                            "list-unsubscribe-post",
                            "mime-version",
                            "content-type",
                            "feedback-id",
                            "auto-submitted");
            assertThat(signature.getHashAlgo().toString()).isEqualTo("sha-256");
        });
    }

    @ParameterizedTest
    @MethodSource("io.shelfbell.delivery.mail.ComposerTest#contents")
    void it_holds_for_any_content_and_after_the_way_over_the_wire(Content content) throws Exception {
        var message = Letters.saying(content);
        try (var server = ScriptedSmtp.plain();
                var provider = new SmtpProvider(
                        new SmtpServer(
                                "test",
                                "127.0.0.1",
                                Letters.server(Map.of("security", "none", "port", server.port(), "ehlo", "x.example")),
                                (javax.net.ssl.SSLSocketFactory) javax.net.ssl.SSLSocketFactory.getDefault()),
                        composer("shop.example", pkcs8()),
                        Letters.CLOCK)) {
            assertThat(provider.send(List.of(message))).allMatch(Accepted.class::isInstance);

            assertThat(verified(server.mails.get(0).content())).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            news@shop.example                   | news@evil.example
            To: ann@                            | To: bob@
            Subject: Back                       | Subject: Gone
            Date: \\w{3}                        | Date: Abc
            Message-ID: <d1                     | Message-ID: <d2
            List-Unsubscribe: <https            | List-Unsubscribe: <http
            List-Unsubscribe-Post: List         | List-Unsubscribe-Post: Last
            Feedback-ID: BACK                   | Feedback-ID: SACK
            The lamp                            | The lump""")
    void a_change_breaks_it(String before, String after) throws Exception {
        var mail = text(composer("shop.example", pkcs8())
                .compose(Letters.with(UNSUBSCRIBE))
                .content());
        var changed = mail.replaceFirst(before, after);
        assertThat(changed).isNotEqualTo(mail);

        assertThatThrownBy(() -> verified(changed.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(FailException.class);
    }

    @Test
    void a_key_in_pkcs_1_will_do() throws Exception {
        var pkcs1 = PrivateKeyInfo.getInstance(KEYS.getPrivate().getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();

        assertThat(verified(composer("shop.example", pem("RSA PRIVATE KEY", pkcs1))
                        .compose(Letters.with(UNSUBSCRIBE))
                        .content()))
                .hasSize(1);
    }

    @Test
    void the_key_of_a_domain_signs_for_those_below_it_and_for_no_other() throws Exception {
        var below = composer("shop.example", pkcs8(), Map.of("from", "news@mail.SHOP.example"));
        var other = composer("shop.example", pkcs8(), Map.of("from", "news@workshop.example"));

        assertThat(verified(below.compose(Letters.to("ann@mail.example")).content()))
                .hasSize(1);
        assertThat(text(other.compose(Letters.to("ann@mail.example")).content()))
                .doesNotContain("DKIM-Signature");
    }

    @Test
    void a_sender_domain_beyond_ascii_is_signed_in_ascii() throws Exception {
        var mail = composer("xn--bcher-kva.example", pkcs8(), Map.of("from", "news@bücher.example"))
                .compose(Letters.to("ann@mail.example"))
                .content();

        assertThat(text(mail)).contains("d=xn--bcher-kva.example", "From: news@xn--bcher-kva.example");
    }

    @Test
    void many_threads_sign_at_once() throws Exception {
        var composer = composer("shop.example", pkcs8());
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<byte[]> work =
                    () -> composer.compose(Letters.with(UNSUBSCRIBE)).content();
            for (var mail : threads.invokeAll(java.util.Collections.nCopies(100, work))) {
                assertThat(verified(mail.get())).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Services take their own headers off again. */
    @ParameterizedTest
    @EnumSource(Relay.class)
    void the_header_for_a_service_is_not_under_the_signature(Relay relay) throws Exception {
        var settings = Map.<String, Object>of(
                "dkim[0].domain",
                "shop.example",
                "dkim[0].selector",
                "s2026",
                "dkim[0].private-key",
                pkcs8().toString());
        var mail = text(Letters.composer(settings, relay)
                .compose(Letters.to("ann@mail.example"))
                .content());
        var without = mail.replaceFirst("(?m)^" + relay.header() + ": .*\r\n", "");

        assertThat(without).doesNotContain(relay.header()).hasSizeLessThan(mail.length());
        assertThat(verified(without.getBytes(StandardCharsets.US_ASCII))).hasSize(1);
    }
}
