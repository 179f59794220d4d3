package io.shelfbell.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.PlanMode;
import io.shelfbell.outbox.NewNotification.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewNotificationTest {
    private static final List<Channel> PLAN = List.of(Channel.PUSH, Channel.EMAIL, Channel.SMS);

    @Test
    void one_after_the_other_only_the_first_step_runs() {
        assertThat(NewNotification.steps(PLAN, PlanMode.SEQUENTIAL))
                .containsExactly(
                        new Step(Channel.PUSH, 0, "PENDING"),
                        new Step(Channel.EMAIL, 1, "WAITING"),
                        new Step(Channel.SMS, 2, "WAITING"));
    }

    @Test
    void all_at_once_every_step_runs() {
        assertThat(NewNotification.steps(PLAN, PlanMode.SIMULTANEOUS))
                .extracting(Step::state)
                .containsExactly("PENDING", "PENDING", "PENDING");
    }

    @ParameterizedTest
    @EnumSource
    void no_channel_makes_no_step(PlanMode mode) {
        assertThat(NewNotification.steps(List.of(), mode)).isEmpty();
    }
}
