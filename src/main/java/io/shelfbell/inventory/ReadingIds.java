package io.shelfbell.inventory;

import io.shelfbell.fact.StockReading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The sources' own ids of readings that were taken in, so that a repeat is known as one however late it comes. */
@Repository
class ReadingIds {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReadingIds(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A source's own id of a reading. */
    record ReadingId(String source, String id) {}

    /** Remembers the ids of these readings; returns those that had not been seen. */
    Set<ReadingId> remember(List<StockReading> readings) {
        var ids = readings.stream()
                .filter(reading -> reading.id() != null)
                .map(reading -> new ReadingId(reading.source(), reading.id()))
                .toList();
        if (ids.isEmpty()) return Set.of();
        return new HashSet<>(jdbc.sql("""
                insert into stock_reading_id (source, reading_id, received_at)
                select distinct source, id, now() from json_to_recordset(:ids::json) as r(source text, id text) order by 1, 2
                on conflict (source, reading_id) do nothing
                returning source, reading_id as id
                """)
                .param("ids", json.writeValueAsString(ids))
                .query(ReadingId.class)
                .list());
    }

    /** The first reading with an unseen id is none; those after it are. */
    static boolean isRepeat(StockReading reading, Set<ReadingId> unseen) {
        return reading.id() != null && !unseen.remove(new ReadingId(reading.source(), reading.id()));
    }
}
