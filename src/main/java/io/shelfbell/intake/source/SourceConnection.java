package io.shelfbell.intake.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** A connection to a source's database that does not wait for ever when the network swallows what is sent. */
public final class SourceConnection {
    private static final Duration LOGIN = Duration.ofSeconds(10);

    private SourceConnection() {}

    /** @param longest that an answer may take */
    public static Connection open(SourceSettings settings, Duration longest) throws SQLException {
        DriverManager.setLoginTimeout((int) LOGIN.toSeconds());
        var connection = DriverManager.getConnection(settings.url(), settings.username(), settings.password());
        connection.setNetworkTimeout(Runnable::run, (int) longest.toMillis());
        return connection;
    }
}
