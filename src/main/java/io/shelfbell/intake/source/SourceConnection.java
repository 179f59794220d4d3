package io.shelfbell.intake.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** A connection to a source's database that does not wait for ever when the network swallows what is sent. */
public final class SourceConnection {
    private static final Duration LOGIN = Duration.ofSeconds(10);

    private SourceConnection() {}

    /** @param longest that an answer may take */
    public static Connection open(SourceSettings settings, Duration longest) throws SQLException {
        var properties = timeouts(settings.url(), longest);
        properties.setProperty("user", settings.username());
        properties.setProperty("password", settings.password());
        var connection = DriverManager.getConnection(settings.url(), properties);
        connection.setNetworkTimeout(Runnable::run, (int) longest.toMillis());
        return connection;
    }

    /** Drivers do not heed {@link DriverManager#setLoginTimeout}, and each has names and units of its own. */
    private static Properties timeouts(String url, Duration longest) {
        var properties = new Properties();
        if (url.startsWith("jdbc:postgresql:")) {
            properties.setProperty("connectTimeout", Long.toString(LOGIN.toSeconds()));
            properties.setProperty("loginTimeout", Long.toString(LOGIN.toSeconds()));
            properties.setProperty("socketTimeout", Long.toString(longest.toSeconds()));
        } else if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
            properties.setProperty("connectTimeout", Long.toString(LOGIN.toMillis()));
            properties.setProperty("socketTimeout", Long.toString(longest.toMillis()));
        }
        return properties;
    }
}
