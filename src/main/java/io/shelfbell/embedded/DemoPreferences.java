package io.shelfbell.embedded;

import io.shelfbell.fact.Cadence;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.PlanMode;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.QuietHours;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the demo shop's customers asked for: six in ten nothing at all, the others a little of everything. */
final class DemoPreferences {
    private static final List<Channel> OUTSIDE = List.of(Channel.EMAIL, Channel.SMS, Channel.PUSH);
    private static final List<String> CATEGORIES =
            Shelf.all().stream().map(Shelf::category).toList();

    private final Random random;
    private final Weighted<Cadence> cadences = new Weighted<>(List.of(Cadence.values()), cadence -> switch (cadence) {
        case INSTANT -> 70;
        case HOURLY -> 8;
        case DAILY -> 15;
        case WEEKLY -> 7;
    });

    DemoPreferences(Random random) {
        this.random = random;
    }

    Preferences next() {
        if (happens(60)) return Preferences.NONE;
        return new Preferences(
                happens(25) ? Map.of(any(OUTSIDE), false) : Map.of(),
                cadences.draw(random),
                LocalTime.of(6 + random.nextInt(14), happens(50) ? 0 : 30),
                happens(30) ? quietHours() : null,
                mode(),
                happens(20) ? Map.of(any(CATEGORIES), false) : Map.of(),
                happens(12) ? Set.of(any(OUTSIDE)) : Set.of());
    }

    private QuietHours quietHours() {
        return new QuietHours(LocalTime.of(20 + random.nextInt(4), 0), LocalTime.of(5 + random.nextInt(5), 30));
    }

    private @Nullable PlanMode mode() {
        return happens(90) ? null : any(List.of(PlanMode.values()));
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
