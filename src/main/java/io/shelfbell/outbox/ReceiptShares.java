package io.shelfbell.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how many of the messages that providers took have arrived. */
@Repository
public class ReceiptShares {
    private final JdbcClient jdbc;

    ReceiptShares(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param country the recipients', ISO 3166; empty when it is not known */
    public record Share(String provider, String country, long accepted, long delivered) {}

    /** About what was accepted within the window, but for the last of it, for which receipts may still be on their way. */
    public List<Share> within(Duration window, Duration grace, Collection<String> providers) {
        return jdbc.sql("""
                select a.provider, coalesce(a.country, '') as country, count(*) as accepted, count(d.delivered_at) as delivered
                from attempt a join delivery d using (delivery_id)
                where a.outcome = 'SENT' and a.provider = any(:providers) and a.started_at > now() - :window * interval '1 ms'
                  and a.started_at < now() - :grace * interval '1 ms'
                group by 1, 2
                """)
                .param("providers", providers.toArray(String[]::new))
                .param("window", window.toMillis())
                .param("grace", grace.toMillis())
                .query(Share.class)
                .list();
    }
}
