package io.shelfbell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static void fail(Gate gate, int times) {
        for (int i = 0; i < times; i++) gate.learn(false);
    }

    @Test
    void so_many_go_as_the_provider_takes_at_once() {
        assertThat(Gates.to("main").admit(500, NOW).messages()).isEqualTo(100);
    }

    @Test
    void beyond_its_rate_nobody_goes() {
        var gate = Gates.to("main", 100, Duration.ofSeconds(30), 3, message -> new Accepted(null));
        assertThat(gate.admit(2, NOW).messages()).isEqualTo(2);
        gate.giveBack();
        assertThat(gate.admit(2, NOW).messages()).isEqualTo(1);
        gate.giveBack();
        assertThat(gate.admit(2, NOW)).isEqualTo(Gate.Admission.none("RATE_LIMITED", NOW));
    }

    @Test
    void beyond_its_bulkhead_nobody_goes() {
        var gate = Gates.to("main");
        gate.admit(1, NOW);
        assertThat(gate.admit(1, NOW)).isEqualTo(Gate.Admission.none("PROVIDER_BUSY", NOW.plusSeconds(1)));
        gate.send(List.of(Gates.message("1")));
        assertThat(gate.admit(1, NOW).messages()).isEqualTo(1);
    }

    @Test
    void while_its_breaker_is_open_nobody_goes_and_then_one_at_a_time() {
        var gate = Gates.to("main");
        fail(gate, 4);
        assertThat(gate.isOpen(NOW)).isFalse();
        assertThat(gate.admit(5, NOW)).isEqualTo(Gate.Admission.none("PROVIDER_DOWN", null));
        gate.breaker().transitionToHalfOpenState();
        assertThat(gate.admit(5, NOW).messages()).isEqualTo(1);
    }

    @Test
    void what_takes_too_long_may_have_been_sent() {
        var never = new CountDownLatch(1);
        var gate = Gates.to("main", 100, Duration.ofMillis(50), 100, message -> answerAfter(never));
        gate.admit(2, NOW);
        assertThat(gate.send(List.of(Gates.message("1"), Gates.message("2"))))
                .hasSize(2)
                .allMatch(Unknown.class::isInstance);
        assertThat(gate.admit(1, NOW).messages()).isEqualTo(1);
    }

    private static ProviderAnswer answerAfter(CountDownLatch event) {
        try {
            event.await();
            return new Accepted(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unknown("interrupted");
        }
    }

    @Test
    void what_is_thrown_may_have_been_sent() {
        var gate = Gates.to("main", message -> {
            throw new IllegalStateException("a bug");
        });
        gate.admit(1, NOW);
        assertThat(gate.send(List.of(Gates.message("1")))).containsExactly(new Unknown("IllegalStateException"));
    }
}
