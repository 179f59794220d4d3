package io.shelfbell.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.fact.Content;
import jakarta.mail.internet.MimeMultipart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.subethamail.wiser.Wiser;

/** Whole mails, to mail servers that other people wrote. */
@Timeout(60)
class WholeMailTest {
    private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        greenMail.start();
    }

    @AfterEach
    void stop() {
        greenMail.stop();
    }

    private SmtpProvider provider(Map<String, Object> settings) {
        return Letters.provider(greenMail.getSmtp().getPort(), settings);
    }

    @Test
    void a_hundred_mails_arrive_once_each_over_four_connections() {
        try (var provider = provider(Map.of())) {
            assertThat(provider.send(Letters.several(100))).hasSize(100).allMatch(Accepted.class::isInstance);
        }

        assertThat(Arrays.stream(greenMail.getReceivedMessages()))
                .extracting(mail -> mail.getHeader("Message-ID", null))
                .hasSize(100)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_mail_arrives_whole() throws Exception {
        var content = new Content("Grüße 🛋", "Text: äöü 🛋\n", "<p>HTML: äöü 🛋</p>");
        try (var provider = provider(Map.of())) {
            provider.send(List.of(Letters.saying(content)));
        }

        var mail = greenMail.getReceivedMessages()[0];
        var parts = (MimeMultipart) mail.getContent();
        assertThat(mail.getSubject()).isEqualTo("Grüße 🛋");
        assertThat(parts.getBodyPart(0).getContent().toString().strip()).isEqualTo("Text: äöü 🛋");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>HTML: äöü 🛋</p>");
    }

    @Test
    void the_right_password_lets_us_in_and_a_wrong_one_does_not() {
        greenMail.setUser("shop@shop.example", "shop", "secret");
        try (var provider = provider(Map.of("username", "shop", "password", "secret"))) {
            assertThat(provider.send(Letters.several(2))).allMatch(Accepted.class::isInstance);
        }
        try (var provider = provider(Map.of("username", "shop", "password", "wrong"))) {
            assertThat(provider.send(Letters.several(1)).get(0))
                    .asInstanceOf(type(Refused.class))
                    .extracting(refused -> refused.failure().code())
                    .isEqualTo("535");
        }
    }

    @Test
    void another_server_takes_them_too() throws Exception {
        var wiser = Wiser.port(0);
        wiser.start();
        try (var provider = Letters.provider(wiser.getServer().getPortAllocated(), Map.of())) {
            assertThat(provider.send(Letters.several(20))).hasSize(20).allMatch(Accepted.class::isInstance);
            assertThat(wiser.getMessages()).hasSize(20);
            assertThat(wiser.getMessages())
                    .extracting(mail -> mail.getEnvelopeSender())
                    .containsOnly("news@shop.example");
        } finally {
            wiser.stop();
        }
    }
}
