package io.shelfbell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import io.shelfbell.outbox.Claim;
import io.shelfbell.outbox.Claims;
import io.shelfbell.outbox.Settlement;
import io.shelfbell.outbox.Settlement.Outcome;
import io.shelfbell.outbox.Settlement.State;
import io.shelfbell.rule.RuleBook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Instant NOW = Claims.RECEIVED.plusSeconds(3);
    private static final RuleBook RULES = RuleBook.load(Path.of("rules"), Path.of("decision-tables"));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Failures failures = new Failures(RULES, meters, clock);
    private final Attempts attempts = new Attempts(failures, BackoffTest.USUAL, clock);
    private final Gate gate = Gates.to("main");

    private Settlement settle(Claim claim, ProviderAnswer answer) {
        return attempts.judge(claim, gate, 1, answer).settlement();
    }

    private Settlement settleAmongTwo(Claim claim, ProviderAnswer answer) {
        return attempts.judge(claim, gate, 2, answer).settlement();
    }

    private static DeliveryFailure smtp(String code, String status, String text) {
        return new DeliveryFailure("smtp", Channel.EMAIL, code, status, text, false, NOW);
    }

    @Test
    void an_accepted_message_is_sent() {
        var claim = Claims.triedBefore(0);
        assertThat(settle(claim, new ProviderAnswer.Accepted("<1@shop>")))
                .isEqualTo(Settlement.sent(claim, "main", "<1@shop>"));
    }

    @Test
    void a_mailbox_that_does_not_exist_fails_this_channel_at_once() {
        var settlement = settle(
                Claims.triedBefore(0),
                new Refused(smtp("550", "5.1.1", "5.1.1 <ada@mail.example> no such user here, call +4915112345678")));
        assertThat(settlement.state()).isEqualTo(State.FAILED);
        assertThat(settlement.reason()).isEqualTo("USER_UNKNOWN");
        assertThat(settlement.rule()).contains("delivery-failures.xlsx!Rules!");
        assertThat(settlement.detail()).startsWith("550 5.1.1").doesNotContain("ada@", "4915112345678");
    }

    @Test
    void a_code_that_nobody_knows_neither_loses_the_message_nor_the_address() {
        var settlement = settle(Claims.triedBefore(0), new Refused(smtp("999", null, "who knows")));
        assertThat(settlement.state()).isEqualTo(State.PENDING);
        assertThat(settlement.reason()).isEqualTo("UNKNOWN");
        assertThat(meters.get("shelfbell.failures")
                        .tags("reason", "UNKNOWN")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_provider_that_was_not_reached_is_asked_again_later() {
        var settlement = settle(Claims.triedBefore(7), new NotReached("timeout"));
        assertThat(settlement.state()).isEqualTo(State.PENDING);
        assertThat(settlement.outcome()).isEqualTo(Outcome.NOT_REACHED);
        assertThat(settlement.dueAt()).isBetween(NOW.plusSeconds(6 * 3600), NOW.plusSeconds(9 * 3600));
    }

    @Test
    void a_message_that_was_tried_long_enough_is_given_up() {
        var settlement = settle(Claims.triedBefore(8), new NotReached("timeout"));
        assertThat(settlement.state()).isEqualTo(State.FAILED);
        assertThat(settlement.reason()).isEqualTo("GIVEN_UP");
    }

    @Test
    void where_there_is_another_provider_it_is_asked_at_once_and_only_then_there_is_a_wait() {
        var first = settleAmongTwo(Claims.triedBefore(0), new NotReached("timeout"));
        assertThat(first.dueAt()).isEqualTo(NOW);
        assertThat(first.shunned()).isTrue();
        assertThat(settleAmongTwo(Claims.triedBefore(1), new NotReached("timeout"))
                        .dueAt())
                .isBetween(NOW.plusSeconds(5), NOW.plusSeconds(8));
        assertThat(settleAmongTwo(Claims.triedBefore(17), new NotReached("timeout"))
                        .reason())
                .isEqualTo("GIVEN_UP");
    }

    @Test
    void after_a_lost_answer_nobody_else_is_asked() {
        var lost = settleAmongTwo(Claims.triedBefore(0), new ProviderAnswer.Unknown("reset"));
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(lost.shunned()).isFalse();
        assertThat(lost.dueAt()).isAfterOrEqualTo(NOW.plusSeconds(5));
        assertThat(settleAmongTwo(Claims.boundTo("main"), new NotReached("down"))
                        .shunned())
                .isFalse();
    }

    @Test
    void whoever_wants_to_be_left_alone_is() {
        var refused = new Refused(smtp("421", "4.7.0", "too many messages"), Duration.ofMinutes(10));
        assertThat(settle(Claims.triedBefore(0), refused).dueAt()).isAfterOrEqualTo(NOW.plusSeconds(600));
        assertThat(gate.isOpen(NOW.plusSeconds(599))).isFalse();
        assertThat(gate.isOpen(NOW.plusSeconds(601))).isTrue();
    }

    @Test
    void a_fault_of_ours_raises_the_alarm_and_costs_neither_message_nor_address() {
        var settlement =
                settle(Claims.triedBefore(0), new Refused(smtp("535", "5.7.8", "authentication credentials invalid")));
        assertThat(settlement.state()).isEqualTo(State.PENDING);
        assertThat(failures.alerts()).containsKey("main");
    }

    @Test
    void failures_of_the_provider_open_its_breaker_and_those_of_an_address_do_not() {
        for (int i = 0; i < 4; i++) settle(Claims.triedBefore(0), new Refused(smtp("550", "5.1.1", "no such user")));
        assertThat(gate.breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        for (int i = 0; i < 4; i++) settle(Claims.triedBefore(0), new NotReached("refused"));
        assertThat(gate.breaker().getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    @Test
    void a_provider_without_time_is_no_try() {
        var settlement = settle(Claims.triedBefore(3), new ProviderAnswer.NotAsked("DOMAIN_RATE"));
        assertThat(settlement.provider()).isNull();
        assertThat(settlement.outcome()).isEqualTo(Outcome.NOT_ASKED);
        assertThat(settlement.reason()).isEqualTo("DOMAIN_RATE");
    }
}
