package io.shelfbell.decision;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.NearMiss;
import io.shelfbell.fact.PlanMode;
import java.time.Instant;
import java.util.List;

/** What the rules decided for one candidate, which of them did, and which rows came near where none did. */
public sealed interface Decision {
    List<Answer> answers();

    List<NearMiss> nearMisses();

    /** @param sendAt not before this instant */
    record Told(List<Channel> channels, PlanMode mode, Instant sendAt, List<Answer> answers, List<NearMiss> nearMisses)
            implements Decision {}

    /** @param reason a short name such as {@code EMPLOYEE} */
    record NotTold(String reason, List<Answer> answers, List<NearMiss> nearMisses) implements Decision {}
}
