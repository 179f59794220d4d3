package io.shelfbell.delivery.mail;

import static io.shelfbell.delivery.mail.ScriptedSmtp.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.shelfbell.delivery.Certificates;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing goes out in clear, and nothing to somebody else, when the settings ask for TLS. */
@Timeout(30)
class TlsTest {
    private static final Certificates LOCALHOST = Certificates.of("localhost");
    private static final Certificates OTHER = Certificates.of("other.example");
    private static final Map<String, Object> LOGIN = Map.of("username", "shop", "password", "secret");

    private ScriptedSmtp server;

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private ProviderAnswer send(String security, SSLSocketFactory trust, Map<String, Object> more) {
        return send("localhost", security, trust, more);
    }

    private ProviderAnswer send(String host, String security, SSLSocketFactory trust, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(
                Map.of("security", security, "port", server.port(), "ehlo", "shop.example"));
        settings.putAll(more);
        try (var provider = Letters.provider(host, trust, settings)) {
            return provider.send(List.of(Letters.to("ann@mail.example"))).get(0);
        }
    }

    private void isNotReached(ProviderAnswer answer, String word) {
        assertThat(answer)
                .asInstanceOf(type(NotReached.class))
                .extracting(NotReached::detail)
                .asString()
                .contains(word);
        assertThat(server.mails).isEmpty();
        assertThat(server.commands).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH"));
    }

    @Test
    void starttls_to_a_certificate_for_another_name_is_not_used() {
        server = ScriptedSmtp.withStartTls(OTHER.server());

        isNotReached(
                send("starttls", OTHER.trusting(), LOGIN),
                "no trusted TLS connection: No subject alternative DNS name matching localhost");
    }

    @Test
    void tls_to_a_certificate_for_another_name_is_not_used() {
        server = ScriptedSmtp.withTls(OTHER.server());

        isNotReached(
                send("tls", OTHER.trusting(), LOGIN),
                "no trusted TLS connection: No subject alternative DNS name matching localhost");
    }

    @Test
    void an_address_is_not_taken_for_the_name_that_others_give_it() {
        server = ScriptedSmtp.withStartTls(LOCALHOST.server());
        isNotReached(send("127.0.0.1", "starttls", LOCALHOST.trusting(), LOGIN), "no trusted TLS connection");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_trusted() throws IOException {
        server = ScriptedSmtp.withStartTls(LOCALHOST.server());
        isNotReached(send("starttls", OTHER.trusting(), LOGIN), "no trusted TLS connection");
        server.close();

        server = ScriptedSmtp.withTls(LOCALHOST.server());
        isNotReached(send("tls", (SSLSocketFactory) SSLSocketFactory.getDefault(), LOGIN), "no trusted TLS connection");
    }

    @Test
    void no_angus_property_can_switch_the_check_off() {
        server = ScriptedSmtp.withStartTls(OTHER.server());
        var careless = new HashMap<>(LOGIN);
        careless.put("properties[mail.smtp.ssl.trust]", "*");
        careless.put("properties[mail.smtp.ssl.checkserveridentity]", "false");
        careless.put("properties[mail.smtp.starttls.required]", "false");

        isNotReached(send("starttls", OTHER.trusting(), careless), "no trusted TLS connection");
    }

    @Test
    void without_starttls_nothing_is_said_in_clear() {
        server = ScriptedSmtp.plain().offers("AUTH PLAIN");

        isNotReached(send("starttls", LOCALHOST.trusting(), LOGIN), "STARTTLS is required");
        assertThat(server.commands).allMatch(line -> line.startsWith("EHLO") || line.startsWith("QUIT"));
    }

    @Test
    void a_server_that_has_no_tls_today_is_not_used() {
        server = ScriptedSmtp.withStartTls(LOCALHOST.server()).on("STARTTLS", say("454 4.7.0 not now"));

        assertThat(send("starttls", LOCALHOST.trusting(), LOGIN))
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.failure().text())
                .isEqualTo("not now (in reply to STARTTLS command)");
        assertThat(server.count("AUTH")).isZero();
    }

    @Test
    void a_server_that_speaks_in_clear_on_a_tls_port_is_not_used() {
        server = ScriptedSmtp.plain();

        isNotReached(send("tls", LOCALHOST.trusting(), LOGIN), "no trusted TLS connection");
        assertThat(server.commands).noneMatch(line -> line.contains("EHLO"));
    }

    @Test
    void a_handshake_that_never_ends_is_cut_off() {
        server = ScriptedSmtp.plain();
        server.on("CONNECT", server.stall());

        isNotReached(send("tls", LOCALHOST.trusting(), Map.of("timeouts.deadline", "500ms")), "cut off");
    }

    @Test
    void starttls_is_the_usual_way() {
        server = ScriptedSmtp.withStartTls(LOCALHOST.server());

        try (var provider = Letters.provider(
                "localhost", LOCALHOST.trusting(), Map.of("port", server.port(), "ehlo", "shop.example"))) {
            assertThat(provider.send(Letters.several(3))).allMatch(Accepted.class::isInstance);
        }
        assertThat(server.mails).hasSize(3);
        assertThat(server.commands).contains("STARTTLS");
    }

    @Test
    void tls_from_the_first_byte_works_too_and_the_login_goes_through_it() {
        server = ScriptedSmtp.withTls(LOCALHOST.server()).offers("AUTH PLAIN").on("AUTH", say("235 2.7.0 welcome"));

        assertThat(send("tls", LOCALHOST.trusting(), LOGIN)).isInstanceOf(Accepted.class);
        assertThat(server.commands)
                .contains("AUTH PLAIN c2hvcABzaG9wAHNlY3JldA==")
                .doesNotContain("STARTTLS");
    }

    @Test
    void what_a_lost_line_means_does_not_change_with_tls() throws IOException {
        server = ScriptedSmtp.withStartTls(LOCALHOST.server()).on(".", ScriptedSmtp.drop());
        assertThat(send("starttls", LOCALHOST.trusting(), Map.of())).isInstanceOf(ProviderAnswer.Unknown.class);
        server.close();

        server = ScriptedSmtp.withStartTls(LOCALHOST.server()).on("DATA", ScriptedSmtp.drop());
        assertThat(send("starttls", LOCALHOST.trusting(), Map.of())).isInstanceOf(NotReached.class);
    }
}
