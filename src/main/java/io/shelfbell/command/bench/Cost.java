package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Node;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What work took.
 *
 * @param commits of the database
 * @param walBytes written to the log of the database
 * @param cpuSeconds of the service
 */
record Cost(double commits, double walBytes, double cpuSeconds) {
    /** Since the beginning. */
    static Cost upToNow(JdbcClient database, Node node) {
        return database.sql("""
                select xact_commit, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as wal
                from pg_stat_database where datname = current_database()
                """)
                .query((row, n) -> new Cost(row.getDouble(1), row.getDouble(2), node.cpuSeconds()))
                .single();
    }

    Cost since(Cost before) {
        return new Cost(commits - before.commits, walBytes - before.walBytes, cpuSeconds - before.cpuSeconds);
    }

    Cost per(int messages) {
        return new Cost(commits / messages, walBytes / messages, cpuSeconds / messages);
    }
}
