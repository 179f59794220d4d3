package io.shelfbell.delivery.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DsnApiTest {
    private static final String SECRET = "0123456789abcdef-secret";
    private static final String BOUNCE =
            "From: MAILER-DAEMON@mx.example\nMessage-ID: <1@mx.example>\n\n<a@b.example>: 550 5.1.1 no\n";

    private final HeardWords heard = new HeardWords();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new DsnApi(
                    new BounceIntake(
                            new BounceReader("shelfbell.example", BounceReaderTest.TAGS),
                            heard,
                            meters,
                            Clock.fixed(BounceReaderTest.NOW, ZoneOffset.UTC)),
                    new BounceProperties(SECRET, null)))
            .build();

    private ResultActions send(String authorization, byte[] mail) throws Exception {
        return http.perform(post("/callbacks/dsn")
                .header("Authorization", authorization)
                .contentType("message/rfc822")
                .content(mail));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_bounce_is_taken_once_however_often_it_comes() throws Exception {
        for (int i = 0; i < 3; i++) send("Bearer " + SECRET, bytes(BOUNCE)).andExpect(status().isNoContent());
        assertThat(heard.byEvent).hasSize(1);
        assertThat(meters.counter("shelfbell.bounce.mails", "door", "http", "outcome", "taken")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void the_secret_may_come_as_a_password() throws Exception {
        var basic = Base64.getEncoder().encodeToString(bytes("postfix:" + SECRET));
        send("Basic " + basic, bytes(BOUNCE)).andExpect(status().isNoContent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer 0123456789abcdef-secreT",
                "Basic",
                "Basic %%%",
                "Basic Og==",
                "Digest x",
                "0123456789abcdef-secret"
            })
    void a_stranger_is_turned_away_and_told_how_to_come(String authorization) throws Exception {
        send(authorization, bytes(BOUNCE))
                .andExpect(status().isUnauthorized())
                .andExpect(header().exists("WWW-Authenticate"));
        http.perform(post("/callbacks/dsn").content(BOUNCE)).andExpect(status().isUnauthorized());
        assertThat(heard.byEvent).isEmpty();
    }

    @Test
    void what_is_no_report_is_said_to_be_none_and_counted() throws Exception {
        send("Bearer " + SECRET, bytes("Subject: hello\n\nhello")).andExpect(status().isUnprocessableContent());
        send("Bearer " + SECRET, new byte[0]).andExpect(status().isUnprocessableContent());
        assertThat(meters.counter("shelfbell.bounce.mails", "door", "http", "outcome", "unreadable")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void a_mail_of_ten_mebibytes_is_taken_and_one_byte_more_is_not() throws Exception {
        var mail = java.util.Arrays.copyOf(bytes(BOUNCE), DsnApi.LIMIT_BYTES);
        send("Bearer " + SECRET, mail).andExpect(status().isNoContent());
        send("Bearer " + SECRET, java.util.Arrays.copyOf(mail, mail.length + 1))
                .andExpect(status().isContentTooLarge());
    }

    @Test
    void what_cannot_be_kept_is_not_acknowledged() {
        heard.broken = true;
        assertThatThrownBy(() -> send("Bearer " + SECRET, bytes(BOUNCE))).hasRootCauseMessage("no database");
        assertThat(meters.counter("shelfbell.bounce.mails", "door", "http", "outcome", "taken")
                        .count())
                .isZero();
    }

    @Test
    void a_secret_that_can_be_guessed_is_refused() {
        assertThatThrownBy(() -> new SharedSecret("short")).hasMessageContaining("16 characters");
    }
}
