package io.shelfbell.intake.source.cdc;

import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.SourceSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a database lacks before its log can be read for the first time. */
public final class LogCheck {
    private LogCheck() {}

    public static List<Obstacle> of(Connection connection, SourceSettings settings) throws SQLException {
        return LogSources.log(settings).obstacles(connection, null);
    }
}
