package io.shelfbell.delivery.mail;

import static io.shelfbell.delivery.mail.ScriptedSmtp.drop;
import static io.shelfbell.delivery.mail.ScriptedSmtp.say;
import static io.shelfbell.delivery.mail.ScriptedSmtp.sayAndHangUp;
import static io.shelfbell.delivery.mail.ScriptedSmtp.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that are used again, and several at once. */
@Timeout(30)
class ConnectionsTest {
    private final ScriptedSmtp server = ScriptedSmtp.plain();
    private SmtpProvider provider;

    @AfterEach
    void close() throws IOException {
        if (provider != null) provider.close();
        server.close();
    }

    private List<ProviderAnswer> send(int messages, Map<String, Object> settings) {
        if (provider == null) {
            var all = new HashMap<String, Object>(Map.of("pool.connections", 1));
            all.putAll(settings);
            provider = Letters.provider(server.port(), all);
        }
        return provider.send(Letters.several(messages));
    }

    @Test
    void one_connection_carries_many_messages_and_is_asked_before_each() {
        assertThat(send(20, Map.of())).hasSize(20).allMatch(Accepted.class::isInstance);
        assertThat(send(20, Map.of())).hasSize(20).allMatch(Accepted.class::isInstance);

        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.count("RSET")).isEqualTo(39);
        assertThat(server.mails).hasSize(40);
    }

    @Test
    void a_connection_is_left_after_so_many_messages() {
        send(20, Map.of("pool.messages", 5));

        assertThat(server.connections()).isEqualTo(4);
        assertThat(server.mails).hasSize(20);
    }

    @Test
    void an_old_connection_is_left() {
        send(3, Map.of("pool.age", "0s"));

        assertThat(server.connections()).isEqualTo(3);
    }

    @Test
    void a_connection_that_nobody_uses_is_closed_with_a_goodbye() throws InterruptedException {
        var goodbye = new CountDownLatch(1);
        server.on("QUIT", conversation -> goodbye.countDown());

        send(1, Map.of("pool.idle", "200ms"));

        assertThat(goodbye.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void several_connections_carry_the_messages_of_one_call_at_once() {
        var together = new CyclicBarrier(4);
        server.on(".", conversation -> conversation.say(isMet(together) ? "250 ok" : "451 alone"));

        assertThat(send(4, Map.of("pool.connections", 4))).hasSize(4).allMatch(Accepted.class::isInstance);
        assertThat(server.connections()).isEqualTo(4);
    }

    private static boolean isMet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            return false;
        }
    }

    @Test
    void there_are_never_more_connections_than_allowed_and_every_message_gets_its_own_answer() {
        server.on(
                "RCPT",
                conversation -> conversation.say(
                        server.commands.get(server.commands.size() - 1).contains("ann7@") ? "550 5.1.1 no" : "250 ok"));

        var answers = send(50, Map.of("pool.connections", 1));

        assertThat(answers.get(6)).isInstanceOf(Refused.class);
        assertThat(answers).filteredOn(Accepted.class::isInstance).hasSize(49);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void a_connection_that_the_server_closed_meanwhile_costs_nothing() throws IOException {
        send(1, Map.of());
        server.hangUp();

        assertThat(send(1, Map.of())).allMatch(Accepted.class::isInstance);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_connection_on_which_the_server_will_not_begin_again_is_left() {
        server.on("RSET", say("502 5.5.1 what"));

        assertThat(send(2, Map.of())).allMatch(Accepted.class::isInstance);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_used_connection_that_ends_at_the_next_message_is_replaced_at_once() {
        server.on(
                "MAIL",
                usual(),
                sayAndHangUp("421 4.7.0 enough messages on this connection"),
                usual(),
                drop(),
                usual());

        assertThat(send(3, Map.of())).hasSize(3).allMatch(Accepted.class::isInstance);
        assertThat(server.mails).hasSize(3);
        assertThat(server.connections()).isEqualTo(3);
    }

    @Test
    void a_new_connection_that_ends_at_its_first_message_is_not_replaced() {
        server.on("MAIL", drop());

        assertThat(send(1, Map.of())).allMatch(NotReached.class::isInstance);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void a_connection_is_not_used_after_421() {
        server.on("RCPT", say("421 4.7.0 closing"), usual());

        assertThat(send(2, Map.of()))
                .extracting(answer -> answer.getClass().getSimpleName())
                .containsExactly("Refused", "Accepted");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_message_with_an_unknown_end_is_not_sent_again_by_ourselves() {
        server.on(".", usual(), drop());

        assertThat(send(2, Map.of()))
                .extracting(answer -> answer.getClass().getSimpleName())
                .containsExactly("Accepted", "Unknown");
        assertThat(server.count("DATA")).isEqualTo(2);
    }
}
