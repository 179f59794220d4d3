package io.shelfbell.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void several_readers_share_one_look() {
        var recent = new Recent<>(Duration.ofHours(1), looks::incrementAndGet);
        assertThat(recent.get()).isEqualTo(1);
        assertThat(recent.get()).isEqualTo(1);
    }

    @Test
    void what_is_too_old_is_looked_at_again() {
        var recent = new Recent<>(Duration.ofNanos(-1), looks::incrementAndGet);
        assertThat(recent.get()).isEqualTo(1);
        assertThat(recent.get()).isEqualTo(2);
    }
}
