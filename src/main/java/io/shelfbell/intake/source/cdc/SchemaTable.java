package io.shelfbell.intake.source.cdc;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the tables of a source looked like, change by change. */
@Repository
class SchemaTable {
    private final JdbcClient jdbc;

    SchemaTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String source, String record) {
        jdbc.sql("insert into source_schema (source, record) values (:source, :record)")
                .param("source", source)
                .param("record", record)
                .update();
    }

    List<String> of(String source) {
        return jdbc.sql("select record from source_schema where source = :source order by no")
                .param("source", source)
                .query(String.class)
                .list();
    }

    void clear(String source) {
        jdbc.sql("delete from source_schema where source = :source")
                .param("source", source)
                .update();
    }
}
