package io.shelfbell.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Letters beyond ASCII before the @ (RFC 6531). */
class Utf8AddressTest {
    private final ScriptedSmtp server = ScriptedSmtp.plain();
    private final SmtpProvider provider = Letters.provider(server.port(), Map.of("pool.connections", 1));

    @AfterEach
    void close() throws IOException {
        provider.close();
        server.close();
    }

    @Test
    void a_server_that_cannot_is_not_asked_and_can_be_used_for_others() {
        var answers = provider.send(List.of(Letters.to("ännchen@mail.example"), Letters.to("ann@mail.example")));

        assertThat(answers.get(0))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::failure)
                .satisfies(failure -> {
                    assertThat(failure.provider()).isEqualTo("smtp");
                    assertThat(failure.code()).isNull();
                    assertThat(failure.enhancedStatus()).isEqualTo("5.6.7");
                    assertThat(failure.text()).contains("beyond ASCII");
                });
        assertThat(answers.get(1)).isInstanceOf(Accepted.class);
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.mails).hasSize(1);
    }

    @Test
    void a_server_that_can_gets_it_in_utf_8() {
        server.offers("SMTPUTF8");

        assertThat(provider.send(List.of(Letters.to("ännchen@bücher.example")))).allMatch(Accepted.class::isInstance);
        assertThat(server.mails).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("ännchen@xn--bcher-kva.example");
            assertThat(mail.text()).contains("To: ännchen@xn--bcher-kva.example\r\n");
        });
        assertThat(server.commands)
                .anyMatch(line ->
                        line.startsWith("MAIL FROM:<news@shop.example>") && line.endsWith(" BODY=8BITMIME SMTPUTF8"));
    }

    @Test
    void what_is_no_address_is_refused_without_a_server() {
        assertThat(provider.send(List.of(Letters.to("ann@mail.example\r\nBcc: x")))
                        .get(0))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::failure)
                .satisfies(failure -> {
                    assertThat(failure.code()).isNull();
                    assertThat(failure.enhancedStatus()).isEqualTo("5.1.3");
                });
        assertThat(server.connections()).isZero();
    }
}
