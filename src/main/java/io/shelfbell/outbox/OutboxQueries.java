package io.shelfbell.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how the outbox stands. */
@Repository
class OutboxQueries {
    private final JdbcClient jdbc;

    OutboxQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param ageSeconds how long the oldest delivery has been due; zero when there is none */
    record Backlog(long depth, double ageSeconds) {}

    Backlog backlog() {
        return jdbc.sql("""
                select coalesce(sum(n), 0) as depth, coalesce(extract(epoch from now() - min(oldest)), 0)::float8 as age_seconds
                from (select count(*) as n, min(due_at) as oldest from delivery where state = 'PENDING' and due_at <= now()
                      union all
                      select count(*), min(due_at) from delivery where state in ('RELAYED', 'SENDING') and due_at <= now()) as due
                """).query(Backlog.class).single();
    }
}
