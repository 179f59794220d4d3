package io.shelfbell.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.Certificates;
import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.fact.Channel;
import io.shelfbell.recipient.BounceTags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Settings become ways out. */
class SmtpServersTest {
    @EnableConfigurationProperties(MailSettings.class)
    static class Settings {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
            .withUserConfiguration(MailConfiguration.class, SmtpProviders.class, Settings.class)
            .withBean(BounceTags.class, () -> Letters.TAGS)
            .withBean(Clock.class, Clock::systemUTC);

    private final ApplicationContextRunner withSender =
            runner.withPropertyValues("shelfbell.mail.from=news@shop.example");

    private static Map<String, Provider> providers(ApplicationContext context) {
        return context.getBeanProvider(Provider.class).stream().collect(Collectors.toMap(Provider::name, p -> p));
    }

    private static void fails(ApplicationContextRunner runner, String... words) {
        runner.run(context -> {
            assertThat(context).hasFailed();
            for (var word : words) assertThat(context.getStartupFailure()).hasStackTraceContaining(word);
        });
    }

    @Test
    void without_settings_there_is_no_way_out() {
        runner.run(context -> assertThat(providers(context)).isEmpty());
        runner.withPropertyValues("spring.mail.host=")
                .run(context -> assertThat(providers(context)).isEmpty());
    }

    @Test
    void springs_own_server_is_called_smtp() {
        withSender
                .withPropertyValues("spring.mail.host=mail.example")
                .run(context -> assertThat(providers(context).get("smtp")).satisfies(smtp -> {
                    assertThat(smtp.kind()).isEqualTo("smtp");
                    assertThat(smtp.rank()).isEqualTo(Provider.USUAL_RANK);
                    assertThat(smtp.batch()).isEqualTo(32);
                    assertThat(smtp.serves(Channel.EMAIL)).isTrue();
                    assertThat(smtp.serves(Channel.SMS)).isFalse();
                    assertThat(smtp.givesReceipts()).isFalse();
                }));
    }

    @Test
    void several_servers_stand_side_by_side() {
        withSender
                .withPropertyValues(
                        "spring.mail.host=mail.example",
                        "shelfbell.mail.servers.smtp.rank=50",
                        "shelfbell.mail.servers.backup.host=backup.example",
                        "shelfbell.mail.servers.backup.rank=200",
                        "shelfbell.mail.servers.backup.pool.connections=2")
                .run(context -> {
                    var providers = providers(context);
                    assertThat(providers).containsOnlyKeys("smtp", "backup");
                    assertThat(providers.get("smtp").rank()).isEqualTo(50);
                    assertThat(providers.get("backup").rank()).isEqualTo(200);
                    assertThat(providers.get("backup").batch()).isEqualTo(16);
                });
    }

    @Test
    void what_cannot_work_is_told_at_the_start() {
        fails(runner.withPropertyValues("spring.mail.host=mail.example"), "shelfbell.mail.from is missing");
        fails(
                withSender.withPropertyValues("shelfbell.mail.servers.backup.rank=1"),
                "shelfbell.mail.servers.backup.host is missing");
        fails(
                withSender.withPropertyValues(
                        "shelfbell.mail.servers.b.host=mail.example", "shelfbell.mail.servers.b.username=shop"),
                "shelfbell.mail.servers.b.password is missing");
        fails(
                withSender.withPropertyValues(
                        "shelfbell.mail.servers.b.host=x", "shelfbell.mail.servers.b.security=some"),
                "some");
        fails(
                withSender.withPropertyValues(
                        "shelfbell.mail.servers.b.host=x", "shelfbell.mail.servers.b.relay=pigeons"),
                "pigeons");
        fails(
                withSender.withPropertyValues(
                        "shelfbell.mail.servers.b.host=x", "shelfbell.mail.servers.b.ssl-bundle=none"),
                "none");
        fails(
                runner.withPropertyValues(
                        "shelfbell.mail.dkim[0].domain=shop.example",
                        "shelfbell.mail.dkim[0].selector=s",
                        "shelfbell.mail.dkim[0].private-key=/no/such/key.pem"),
                "shop.example",
                "/no/such/key.pem",
                "cannot be read");
    }

    @Test
    void numbers_that_make_no_sense_are_told_at_the_start() {
        for (var setting : List.of(
                "pool.connections=0",
                "pool.messages=0",
                "timeouts.deadline=0s",
                "timeouts.connect=-1s",
                "timeouts.read=0s",
                "rate.per-minute=0",
                "pool.idle=0s",
                "port=70000"))
            fails(
                    withSender.withPropertyValues(
                            "shelfbell.mail.servers.b.host=x", "shelfbell.mail.servers.b." + setting),
                    setting.substring(0, setting.indexOf('=')).replaceAll(".*\\.", ""));
    }

    @Test
    void springs_words_for_tls_are_understood_and_never_weakened() {
        var spring = new MailProperties();
        assertThat(SpringMail.complete(Letters.server(Map.of()), spring).security())
                .isEqualTo(Security.NONE);

        spring.getProperties().put("mail.smtp.starttls.enable", "true");
        assertThat(SpringMail.complete(Letters.server(Map.of()), spring).security())
                .isEqualTo(Security.STARTTLS);

        spring.getSsl().setEnabled(true);
        assertThat(SpringMail.complete(Letters.server(Map.of()), spring).security())
                .isEqualTo(Security.TLS);
        assertThat(SpringMail.complete(Letters.server(Map.of("security", "starttls")), spring)
                        .security())
                .isEqualTo(Security.STARTTLS);
    }

    @Test
    void the_usual_ports_follow_the_security() {
        assertThat(Letters.server(Map.of("security", "none")).portOrUsual()).isEqualTo(25);
        assertThat(Letters.server(Map.of()).portOrUsual()).isEqualTo(587);
        assertThat(Letters.server(Map.of("security", "tls")).portOrUsual()).isEqualTo(465);
        assertThat(Letters.server(Map.of("port", 2525)).portOrUsual()).isEqualTo(2525);
    }

    @Test
    void springs_timeouts_and_properties_are_kept() {
        var spring = new MailProperties();
        spring.getProperties()
                .putAll(Map.of(
                        "mail.smtp.timeout",
                        "1500",
                        "mail.smtp.connectiontimeout",
                        "700",
                        "mail.smtp.auth.mechanisms",
                        "LOGIN"));

        var complete = SpringMail.complete(Letters.server(Map.of()), spring);

        assertThat(complete.timeouts().read()).hasMillis(1500);
        assertThat(complete.timeouts().connect()).hasMillis(700);
        assertThat(complete.properties()).containsEntry("mail.smtp.auth.mechanisms", "LOGIN");
    }

    @Test
    void a_private_authority_is_trusted_by_an_ssl_bundle(@TempDir Path directory) throws IOException {
        var host = Certificates.of("localhost");
        var pem = directory.resolve("ca.pem");
        try {
            Files.writeString(
                    pem,
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(host.certificate().getEncoded()) + "\n-----END CERTIFICATE-----\n");
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        try (var server = ScriptedSmtp.withStartTls(host.server())) {
            withSender
                    .withPropertyValues(
                            "spring.ssl.bundle.pem.mail.truststore.certificate=file:" + pem,
                            "shelfbell.mail.servers.own.host=localhost",
                            "shelfbell.mail.servers.own.port=" + server.port(),
                            "shelfbell.mail.servers.own.ehlo=shop.example",
                            "shelfbell.mail.servers.own.ssl-bundle=mail")
                    .run(context -> assertThat(providers(context).get("own").send(Letters.several(1)))
                            .allMatch(Accepted.class::isInstance));
        }
    }

    @Test
    void a_server_of_a_service_writes_the_header_of_that_service() throws IOException {
        try (var server = ScriptedSmtp.plain()) {
            withSender
                    .withPropertyValues(
                            "spring.mail.host=127.0.0.1",
                            "spring.mail.port=" + server.port(),
                            "shelfbell.mail.servers.smtp.relay=sendgrid")
                    .run(context -> providers(context).get("smtp").send(Letters.several(1)));

            assertThat(server.mails.get(0).text()).contains("X-SMTPAPI: {\"unique_args\":{\"messageId\":\"d1@");
        }
    }

    @Test
    void at_the_end_connections_are_closed_with_a_goodbye() throws IOException, InterruptedException {
        try (var server = ScriptedSmtp.plain()) {
            var goodbye = new java.util.concurrent.CountDownLatch(1);
            server.on("QUIT", conversation -> goodbye.countDown());
            withSender
                    .withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=" + server.port())
                    .run(context -> providers(context).get("smtp").send(Letters.several(1)));

            assertThat(goodbye.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        }
    }
}
