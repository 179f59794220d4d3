package io.shelfbell.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was available, whenever that changed; written with the change itself. */
@Repository
public class StockHistory {
    public static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;

    StockHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what changed, at the time of the transaction: that is when it was, or would have been, told. */
    void add(Stream<Move> moves) {
        var changed = moves.filter(Move::changesAvailable).toList();
        if (changed.isEmpty()) return;
        jdbc.sql("""
                insert into stock_history (sku, at, was, available)
                select sku, now(), was, available from unnest(:skus::text[], :was::int[], :available::int[]) as m(sku, was, available)
                """)
                .param("skus", changed.stream().map(Move::sku).toArray(String[]::new))
                .param("was", was(changed))
                .param(
                        "available",
                        changed.stream().map(move -> move.after().available()).toArray(Integer[]::new))
                .update();
    }

    private static Integer[] was(List<Move> moves) {
        var was = new Integer[moves.size()];
        for (int i = 0; i < was.length; i++) {
            var before = moves.get(i).before();
            if (before != null) was[i] = before.available();
        }
        return was;
    }

    /** How far back one can look, at most so long. */
    public Instant since(Instant now, Duration atMost) {
        var began = jdbc.sql("select history_since from stock_calendar")
                .query((row, no) -> row.getTimestamp(1).toInstant())
                .single();
        var oldest = now.minus(atMost);
        return began.isAfter(oldest) ? began : oldest;
    }

    /** Drops what is older than it is kept. */
    public int forget(Instant now) {
        return jdbc.sql("delete from stock_history where at < :oldest::timestamptz")
                .param("oldest", now.minus(KEPT).toString())
                .update();
    }
}
