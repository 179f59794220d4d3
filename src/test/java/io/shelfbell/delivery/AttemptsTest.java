package io.shelfbell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import io.shelfbell.outbox.Claim;
import io.shelfbell.outbox.Claims;
import io.shelfbell.outbox.Settlement;
import io.shelfbell.rule.RuleBook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Instant STARTED = Claims.RECEIVED.plusSeconds(2);
    private static final Instant NOW = Claims.RECEIVED.plusSeconds(3);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Attempts attempts = new Attempts(
            RuleBook.load(Path.of("rules"), Path.of("decision-tables")), meters, Clock.fixed(NOW, ZoneOffset.UTC));

    private Settlement settle(Claim claim, ProviderAnswer answer) {
        return attempts.settle(claim, "smtp", answer, STARTED);
    }

    private double counted(String outcome) {
        var counter = meters.find("shelfbell.attempts")
                .tags("channel", "EMAIL", "provider", "smtp", "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void an_accepted_message_is_sent_and_its_time_is_taken() {
        var claim = Claims.triedBefore(0);
        assertThat(settle(claim, new ProviderAnswer.Accepted("<1@shop>")))
                .isEqualTo(Settlement.sent(claim, "smtp", "<1@shop>", STARTED));
        assertThat(counted("Accepted")).isEqualTo(1);
        var timer = meters.get("shelfbell.time.to.alert")
                .tags("channel", "EMAIL", "lane", "BULK")
                .timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void a_code_that_nobody_knows_neither_loses_the_message_nor_the_address() {
        var failure = new DeliveryFailure("smtp", Channel.EMAIL, "599", null, "who knows", false, NOW);
        var settlement = settle(Claims.triedBefore(0), new ProviderAnswer.Refused(failure));
        assertThat(settlement.state()).isEqualTo(Settlement.State.PENDING);
        assertThat(settlement.detail()).isEqualTo("who knows");
        assertThat(counted("Refused")).isEqualTo(1);
        assertThat(meters.find("shelfbell.time.to.alert").timer()).isNull();
    }

    @Test
    void a_provider_that_was_not_reached_is_asked_again_later() {
        var settlement = settle(Claims.triedBefore(7), new ProviderAnswer.NotReached("timeout"));
        assertThat(settlement.state()).isEqualTo(Settlement.State.PENDING);
        assertThat(settlement.reason()).isEqualTo("RETRY");
        assertThat(settlement.detail()).isEqualTo("timeout");
        assertThat(settlement.dueAt()).isBetween(NOW.plusSeconds(6 * 3600), NOW.plusSeconds(9 * 3600));
        assertThat(counted("NotReached")).isEqualTo(1);
    }

    @Test
    void a_message_that_was_tried_long_enough_is_given_up() {
        var claim = Claims.triedBefore(8);
        assertThat(settle(claim, new ProviderAnswer.NotReached("timeout")))
                .isEqualTo(Settlement.refused(claim, "GIVEN_UP", "smtp", STARTED, "timeout"));
    }
}
