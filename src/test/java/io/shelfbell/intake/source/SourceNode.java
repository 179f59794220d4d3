package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yaml.snakeyaml.Yaml;

/** A node that reads one source, as many as a test wants. */
final class SourceNode implements AutoCloseable {
    private final SourceRunner runner;

    private SourceNode(SourceRunner runner) {
        this.runner = runner;
        runner.start();
    }

    @TestComponent
    static final class Factory {
        @Autowired
        List<StockSourceKind> kinds;

        @Autowired
        SourceTables tables;

        @Autowired
        PlatformTransactionManager transactions;

        @Autowired
        JdbcClient jdbc;

        /** The codes of the rows of a source that could not be understood. */
        List<String> badRows(String source) {
            return jdbc.sql("select code from intake_failure where source = :source and door = 'database'")
                    .param("source", source)
                    .query(String.class)
                    .list();
        }

        SourceNode start(String name, String yaml) {
            var settings = settings(name, yaml);
            return new SourceNode(new SourceRunner(
                    settings,
                    UUID.randomUUID().toString(),
                    tables,
                    open(settings),
                    lease -> new SourceFeed(
                            settings, lease, tables, new TransactionTemplate(transactions), Clock.systemUTC())));
        }

        StockSource open(SourceSettings settings) {
            return kinds.stream()
                    .filter(kind -> kind.reads(settings.kind()))
                    .findFirst()
                    .orElseThrow()
                    .open(settings);
        }
    }

    static SourceSettings settings(String name, String yaml) {
        var errors = new ArrayList<String>();
        var settings = new SettingsReader(errors).read(name, new Yaml().load(yaml));
        assertThat(errors).isEmpty();
        return settings;
    }

    @Override
    public void close() {
        runner.stop();
    }
}
