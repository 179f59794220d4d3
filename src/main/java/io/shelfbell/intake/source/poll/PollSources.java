package io.shelfbell.intake.source.poll;

import io.shelfbell.intake.source.SourceKind;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.StockSource;
import io.shelfbell.intake.source.StockSourceKind;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Opens databases that are polled. */
@Component
final class PollSources implements StockSourceKind {
    private final Clock clock;

    PollSources(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean reads(SourceKind kind) {
        return kind == SourceKind.POLL;
    }

    @Override
    public StockSource open(SourceSettings settings) {
        return new PollSource(settings, clock);
    }
}
