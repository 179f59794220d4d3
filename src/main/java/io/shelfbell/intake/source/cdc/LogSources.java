package io.shelfbell.intake.source.cdc;

import io.shelfbell.intake.source.SourceKind;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.StockSource;
import io.shelfbell.intake.source.StockSourceKind;
import org.springframework.stereotype.Component;

/** Opens databases whose logs can be read. */
@Component
final class LogSources implements StockSourceKind {
    private final SchemaTable schemas;

    LogSources(SchemaTable schemas) {
        this.schemas = schemas;
    }

    @Override
    public boolean reads(SourceKind kind) {
        return kind != SourceKind.POLL;
    }

    @Override
    public StockSource open(SourceSettings settings) {
        return new LogSource(settings, log(settings), schemas);
    }

    static Log log(SourceSettings settings) {
        return settings.kind() == SourceKind.POSTGRESQL ? new PostgresLog(settings) : new BinaryLog(settings);
    }
}
