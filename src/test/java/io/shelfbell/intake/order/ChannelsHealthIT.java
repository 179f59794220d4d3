package io.shelfbell.intake.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shelfbell.HandClock;
import io.shelfbell.ServiceTest;
import io.shelfbell.fact.Lane;
import io.shelfbell.intake.channel.SalesChannels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Channels that have a rhythm, and lanes. */
@ServiceTest
class ChannelsHealthIT {
    @Autowired
    private SalesChannels channels;

    @Autowired
    private IntakeLedger ledger;

    @Autowired
    private OrderDoor door;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_channel_that_is_silent_for_longer_than_its_rhythm_is_told() {
        var toys = channels.find("toys").orElseThrow();
        door.take(toys, toys.door().lane(), null, "{}".getBytes(StandardCharsets.UTF_8), null);
        var clock = new HandClock(Instant.now());

        assertThat(health(clock).getStatus().getCode()).isEqualTo("UP");
        clock.pass(Duration.ofMinutes(59));
        assertThat(health(clock).getStatus().getCode()).isEqualTo("UP");
        clock.pass(Duration.ofMinutes(2));
        assertThat(health(clock).getStatus().getCode()).isEqualTo("BEHIND");
        assertThat(health(clock).getDetails().get("toys").toString()).contains("late=true", "PT1H");
    }

    private org.springframework.boot.health.contributor.Health health(HandClock clock) {
        return new ChannelsHealth(channels, ledger, new SimpleMeterRegistry(), clock).health();
    }

    @Test
    void a_body_has_the_lane_of_its_channel_or_a_later_one() {
        var toys = channels.find("toys").orElseThrow();
        assertThat(toys.door().lane()).isEqualTo(Lane.URGENT);
        var stored = (OrderDoor.Entry.Stored) door.take(
                toys,
                Lane.BULK,
                null,
                "{}".getBytes(StandardCharsets.UTF_8),
                UUID.randomUUID().toString());

        assertThat(jdbc.sql("select lane from intake where intake_id = :id")
                        .param("id", stored.intake().intakeId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(Lane.BULK.ordinal());
    }
}
