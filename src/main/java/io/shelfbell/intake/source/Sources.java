package io.shelfbell.intake.source;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All configured sources: each is read by one node at a time, whichever is first. */
@Component
public class Sources implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final List<SourceFile> files;
    private final List<StockSourceKind> kinds;
    private final SourceTables tables;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String node = ProcessHandle.current().pid() + "@" + UUID.randomUUID();
    private final List<SourceRunner> runners = new ArrayList<>();
    private volatile boolean running;

    Sources(
            @Value("${shelfbell.sources.directory:config/sources}") Path folder,
            Environment environment,
            List<StockSourceKind> kinds,
            SourceTables tables,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.files = new SourceFolder(folder, environment).read();
        this.kinds = kinds;
        this.tables = tables;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** As configured, with what is wrong with those that are broken. */
    public List<SourceFile> files() {
        return files;
    }

    @Override
    public void start() {
        for (var file : files) {
            file.errors().forEach(error -> LOG.error("source={} state=BROKEN {}", file.name(), error));
            var settings = file.settings();
            if (settings != null) runners.add(runner(settings));
        }
        runners.forEach(SourceRunner::start);
        running = true;
    }

    private SourceRunner runner(SourceSettings settings) {
        var source = kinds.stream()
                .filter(kind -> kind.reads(settings.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody reads kind=" + settings.kind()))
                .open(settings);
        return new SourceRunner(
                settings, node, tables, source, lease -> new SourceFeed(settings, lease, tables, transaction, clock));
    }

    @Override
    public void stop() {
        runners.parallelStream().forEach(SourceRunner::stop);
        runners.clear();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
