package io.shelfbell.delivery.mail;

import static io.shelfbell.delivery.mail.ScriptedSmtp.drop;
import static io.shelfbell.delivery.mail.ScriptedSmtp.flood;
import static io.shelfbell.delivery.mail.ScriptedSmtp.say;
import static io.shelfbell.delivery.mail.ScriptedSmtp.sayAndHangUp;
import static io.shelfbell.delivery.mail.ScriptedSmtp.silence;
import static io.shelfbell.delivery.mail.ScriptedSmtp.usual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.NotAsked;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.delivery.provider.ProviderAnswer.Unknown;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Content;
import io.shelfbell.fact.MailCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a message, told truly for everything that a server can do. */
@Timeout(30)
class OutcomeTest {
    private static final Map<String, String> COMMANDS =
            Map.of("MAIL", "MAIL FROM", "RCPT", "RCPT TO", "DATA", "DATA", ".", "end of DATA");
    private static final Content LONG = new Content("Long", "word ".repeat(1_600_000), null);

    private final ScriptedSmtp server = ScriptedSmtp.plain();
    private final Map<String, Object> settings = new HashMap<>();
    private SmtpProvider provider;

    @AfterEach
    void close() throws IOException {
        server.close();
        if (provider != null) provider.close();
    }

    private ProviderAnswer send() {
        return send(Letters.to("ann@mail.example"));
    }

    private ProviderAnswer send(Message message) {
        if (provider == null) provider = Letters.provider(server.port(), settings);
        return provider.send(List.of(message)).get(0);
    }

    private void mustBeQuick() {
        settings.put("timeouts.deadline", "700ms");
    }

    @Test
    void what_the_server_takes_is_accepted_under_its_own_name_for_it() {
        assertThat(send()).isEqualTo(new Accepted("4BX9zK1mZ2"));

        assertThat(server.mails).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo("news@shop.example");
            assertThat(mail.to()).isEqualTo("ann@mail.example");
        });
        assertThat(server.commands).contains("EHLO shop.example");
    }

    @Test
    void a_server_that_names_nothing_leaves_us_our_own_name_for_it() {
        server.on(".", say("250 Thank you"));

        assertThat(send()).isEqualTo(new Accepted("d1@shop.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL | 550 5.7.1 blocked                     | 550 | 5.7.1  | blocked
            MAIL | 451 4.3.0 later                       | 451 | 4.3.0  | later
            MAIL | 552 5.3.4 too big                     | 552 | 5.3.4  | too big
            RCPT | 550 5.1.1 no such mailbox             | 550 | 5.1.1  | no such mailbox
            RCPT | 450 4.2.1 grey                        | 450 | 4.2.1  | grey
            RCPT | 550 no status here                    | 550 |        | no status here
            RCPT | 421 4.7.0 go away                     | 421 | 4.7.0  | go away
            DATA | 554 5.5.1 no                          | 554 | 5.5.1  | no
            DATA | 421 4.3.2 closing                     | 421 | 4.3.2  | closing
            .    | 554 5.7.1 spam                        | 554 | 5.7.1  | spam
            .    | 452 4.3.1 full                        | 452 | 4.3.1  | full
            .    | 421 4.3.2 closing                     | 421 | 4.3.2  | closing""")
    void a_refusal_is_told_in_the_servers_words(String at, String reply, String code, String status, String text) {
        server.on(at, say(reply));

        assertThat(send())
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::failure)
                .satisfies(failure -> {
                    assertThat(failure.provider()).isEqualTo("smtp");
                    assertThat(failure.channel()).isEqualTo(Channel.EMAIL);
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.enhancedStatus()).isEqualTo(status);
                    assertThat(failure.text()).isEqualTo(text + " (in reply to " + COMMANDS.get(at) + " command)");
                    assertThat(failure.late()).isFalse();
                });
        assertThat(server.mails).isEmpty();
    }

    @Test
    void a_refusal_of_many_lines_is_read_to_its_end() {
        server.on(
                "RCPT",
                say("550-5.1.1 The mailbox\n550-5.1.1 does not exist.\n550 5.1.1 See https://mail.example/help"));

        assertThat(send())
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.failure().text())
                .isEqualTo("The mailbox does not exist. See https://mail.example/help (in reply to RCPT TO command)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void a_refusal_counts_although_the_server_hangs_up_with_it(String at) {
        server.on(at, sayAndHangUp("554 5.7.1 no more of this"));

        assertThat(send()).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void a_line_lost_before_the_message_went_out_is_not_reached(String at) {
        server.on(at, drop());

        assertThat(send())
                .asInstanceOf(type(NotReached.class))
                .extracting(NotReached::detail)
                .asString()
                .contains(at);
    }

    @Test
    void a_line_lost_in_the_middle_of_the_message_is_not_reached() {
        server.on("CONTENT", drop());

        assertThat(send(Letters.saying(LONG)))
                .asInstanceOf(type(NotReached.class))
                .extracting(NotReached::detail)
                .asString()
                .contains("CONTENT");
    }

    @Test
    void a_line_lost_after_the_final_dot_is_unknown() {
        server.on(".", drop());

        assertThat(send())
                .asInstanceOf(type(Unknown.class))
                .extracting(Unknown::detail)
                .asString()
                .contains("after the message had gone out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "25", "2x0 ok", "354 go on", "999 what", ""})
    void an_answer_to_the_final_dot_that_nobody_understands_is_unknown(String reply) {
        server.on(".", sayAndHangUp(reply));

        assertThat(send()).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "25", "354 go on", "999 what"})
    void an_answer_before_it_that_nobody_understands_is_not_reached(String reply) {
        server.on("RCPT", say(reply));

        assertThat(send()).isInstanceOf(NotReached.class);
        assertThat(server.mails).isEmpty();
    }

    @Test
    void a_server_that_drips_its_answer_is_cut_off() {
        mustBeQuick();
        server.on("RCPT", server.drip("250-" + "x".repeat(10_000)));

        assertThat(send())
                .asInstanceOf(type(NotReached.class))
                .extracting(NotReached::detail)
                .asString()
                .contains("cut off after PT0.7S");
    }

    @Test
    void a_server_that_drips_its_greeting_is_cut_off() {
        mustBeQuick();
        server.on("CONNECT", server.drip("220-" + "x".repeat(10_000)));

        assertThat(send())
                .asInstanceOf(type(NotReached.class))
                .extracting(NotReached::detail)
                .asString()
                .contains("cut off");
    }

    @Test
    void a_server_that_drips_after_the_final_dot_is_cut_off_and_unknown() {
        mustBeQuick();
        server.on(".", server.drip("250-" + "x".repeat(10_000)));

        assertThat(send())
                .asInstanceOf(type(Unknown.class))
                .extracting(Unknown::detail)
                .asString()
                .contains("cut off");
    }

    @Test
    void a_server_that_stops_reading_the_message_is_cut_off() {
        mustBeQuick();
        server.on("CONTENT", server.stall());

        assertThat(send(Letters.saying(LONG)))
                .asInstanceOf(type(NotReached.class))
                .extracting(NotReached::detail)
                .asString()
                .contains("cut off", "CONTENT");
    }

    @Test
    void a_silent_server_is_not_waited_for_longer_than_the_read_timeout() {
        settings.put("timeouts.read", "300ms");
        server.on("RCPT", silence());

        assertThat(send())
                .asInstanceOf(type(NotReached.class))
                .extracting(NotReached::detail)
                .asString()
                .contains("no answer in time");
    }

    @Test
    void the_answer_to_the_final_dot_may_take_longer_than_the_read_timeout() {
        settings.put("timeouts.read", "300ms");
        server.on(".", server.drip("250 2.0.0 taken after a while\r\n"));

        assertThat(send()).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "DATA"})
    void an_answer_without_end_is_not_listened_to(String at) {
        server.on(at, flood());

        assertThat(send())
                .asInstanceOf(type(NotReached.class))
                .extracting(NotReached::detail)
                .asString()
                .contains("no end");
    }

    @Test
    void an_answer_without_end_after_the_final_dot_is_unknown() {
        server.on(".", flood());

        assertThat(send()).isInstanceOf(Unknown.class);
    }

    @Test
    void a_refusal_before_the_message_has_ended_counts() {
        server.on("CONTENT", say("552 5.3.4 too big")).on(".", drop());

        assertThat(send())
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.failure().code())
                .isEqualTo("552");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONNECT  | 554 5.7.1 your address is on a list | 554 | 5.7.1 | your address is on a list
            CONNECT  | 421 4.3.2 too many connections      | 421 | 4.3.2 | too many connections
            EHLO     | 421 4.7.0 not now                   | 421 | 4.7.0 | not now
            STARTTLS | 454 4.7.0 not now                   | 454 | 4.7.0 | not now
            AUTH     | 535 5.7.8 no such user              | 535 | 5.7.8 | no such user
            AUTH     | 454 4.7.0 later                     | 454 | 4.7.0 | later""")
    void a_server_that_turns_us_away_says_why(String at, String reply, String code, String status, String text) {
        server.offers("AUTH PLAIN").offers("STARTTLS").on(at, sayAndHangUp(reply));
        settings.putAll(Map.of("username", "shop", "password", "secret"));
        if (at.equals("STARTTLS")) settings.put("security", "starttls");

        assertThat(send())
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::failure)
                .satisfies(failure -> {
                    assertThat(failure.provider()).isEqualTo("smtp");
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.enhancedStatus()).isEqualTo(status);
                    assertThat(failure.text()).isEqualTo(text + " (in reply to " + at + " command)");
                    assertThat(failure.refusedCommand()).isIn(MailCommand.CONNECT, MailCommand.HELO, MailCommand.AUTH);
                    assertThat(failure.late()).isFalse();
                });
        assertThat(server.count("MAIL")).isZero();
    }

    /** The answer to another command is none to this one. */
    @Test
    void a_line_lost_at_the_greeting_is_not_reached_although_a_command_was_refused_before() {
        server.on("EHLO", say("502 5.5.1 what")).on("HELO", drop());

        assertThat(send()).isInstanceOf(NotReached.class);
    }

    @Test
    void a_line_lost_at_the_login_is_not_reached() {
        server.offers("AUTH PLAIN").on("AUTH", drop());
        settings.putAll(Map.of("username", "shop", "password", "secret"));

        assertThat(send()).isInstanceOf(NotReached.class);
    }

    @Test
    void a_server_without_login_is_not_used_without_one() {
        settings.putAll(Map.of("username", "shop", "password", "secret"));

        assertThat(send()).isEqualTo(new NotReached("the log-in failed: the server offers none"));
        assertThat(server.count("MAIL")).isZero();
    }

    @Test
    void nobody_there_is_not_reached() throws IOException {
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody.close();
            try (var alone = Letters.provider(nobody.getLocalPort(), Map.of())) {
                assertThat(alone.send(Letters.several(3)))
                        .hasSize(3)
                        .allSatisfy(answer -> assertThat(answer)
                                .asInstanceOf(type(NotReached.class))
                                .extracting(NotReached::detail)
                                .asString()
                                .contains("nobody there"));
            }
        }
    }

    @Test
    void a_host_without_address_is_not_reached() {
        try (var nowhere = Letters.provider("no-such-host.invalid", null, Map.of())) {
            assertThat(nowhere.send(Letters.several(1)))
                    .containsExactly(new NotReached("no address for no-such-host.invalid"));
        }
    }

    @Test
    void a_server_that_turns_one_message_away_is_not_asked_again_by_the_rest_of_the_call() {
        settings.put("pool.connections", 1);
        server.on("CONNECT", sayAndHangUp("421 4.3.2 not now"));
        provider = Letters.provider(server.port(), settings);

        assertThat(provider.send(Letters.several(5))).hasSize(5).allMatch(Refused.class::isInstance);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void what_a_slow_server_leaves_is_given_back_and_not_counted_as_tried() {
        mustBeQuick();
        settings.put("pool.connections", 1);
        server.on("MAIL", silence());
        provider = Letters.provider(server.port(), settings);

        var answers = provider.send(Letters.several(4));

        assertThat(answers.get(0)).isInstanceOf(NotReached.class);
        assertThat(answers.subList(1, 4)).containsOnly(new NotAsked("SLOW_PROVIDER"));
    }

    @Test
    void after_the_end_nobody_is_asked() {
        provider = Letters.provider(server.port(), settings);
        provider.close();

        assertThat(provider.send(Letters.several(1))).containsExactly(new NotAsked("SHUTTING_DOWN"));
        assertThat(server.connections()).isZero();
    }

    @Test
    void one_refused_message_does_not_spoil_the_others() {
        settings.put("pool.connections", 1);
        server.on("RCPT", usual(), say("550 5.1.1 nobody"), usual());
        provider = Letters.provider(server.port(), settings);

        assertThat(provider.send(Letters.several(3)))
                .extracting(answer -> answer.getClass().getSimpleName())
                .containsExactly("Accepted", "Refused", "Accepted");
        assertThat(server.connections()).isEqualTo(1);
    }
}
