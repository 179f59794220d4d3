package io.shelfbell.intake.source.cdc;

import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.StockSource.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs between the databases whose logs are read. */
interface Log {
    /** The engine's settings for this database, beyond those that all have. */
    Map<String, String> engine(Connection connection) throws SQLException;

    List<Obstacle> obstacles(Connection connection, @Nullable String position) throws SQLException;

    /** @throws io.shelfbell.intake.source.SourceTrouble.Anew when a table is not the one any more that was read */
    void requireUnchanged(Connection connection) throws SQLException;

    Probe probe(Connection connection, @Nullable String position) throws SQLException;

    /** The name of a table with its schema or database, as the log has it. */
    String fullName(String table);

    /** Whether emptying a table is a transaction of its own. */
    boolean truncatesAlone();
}
