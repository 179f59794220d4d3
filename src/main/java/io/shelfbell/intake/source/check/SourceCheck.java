package io.shelfbell.intake.source.check;

import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.Samples;
import io.shelfbell.intake.source.SourceConnection;
import io.shelfbell.intake.source.SourceKind;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.SourceTrouble;
import io.shelfbell.intake.source.cdc.LogCheck;
import io.shelfbell.intake.source.poll.PollCheck;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Connects to a source and says what stands in the way of reading it, and how its first rows are understood. */
public final class SourceCheck {
    private SourceCheck() {}

    /** @param samples its first rows, each in a line */
    public record Result(List<Obstacle> obstacles, List<String> samples) {
        public boolean isReadable() {
            return obstacles.stream().noneMatch(Obstacle::fatal);
        }
    }

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    public static Result of(SourceSettings settings) {
        try (var connection = SourceConnection.open(settings, LONGEST_ANSWER)) {
            var obstacles = settings.kind() == SourceKind.POLL
                    ? PollCheck.of(connection, settings)
                    : LogCheck.of(connection, settings);
            return new Result(obstacles, samples(connection, settings));
        } catch (SQLException | SourceTrouble e) {
            return new Result(List.of(Obstacle.fatal("It cannot be asked: " + e.getMessage(), null)), List.of());
        }
    }

    private static List<String> samples(java.sql.Connection connection, SourceSettings settings) {
        try {
            return Samples.of(connection, settings);
        } catch (SQLException e) {
            return List.of("The tables cannot be read: " + e.getMessage());
        }
    }
}
