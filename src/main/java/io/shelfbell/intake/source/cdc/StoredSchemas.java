package io.shelfbell.intake.source.cdc;

import io.debezium.config.Configuration;
import io.debezium.document.DocumentReader;
import io.debezium.document.DocumentWriter;
import io.debezium.relational.history.AbstractSchemaHistory;
import io.debezium.relational.history.HistoryRecord;
import io.debezium.relational.history.HistoryRecordComparator;
import io.debezium.relational.history.SchemaHistoryListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the past of a source's tables in our database: a binlog can only be read by who knows how they were at each place in it. */
public final class StoredSchemas extends AbstractSchemaHistory {
    /** Only settings with this beginning reach a schema history. */
    static final String SETTING = CONFIGURATION_FIELD_PREFIX_STRING + EngineDesk.SETTING;

    private @Nullable EngineDesk desk;

    @Override
    public void configure(
            Configuration config,
            HistoryRecordComparator comparator,
            SchemaHistoryListener listener,
            boolean byTableId) {
        super.configure(config, comparator, listener, byTableId);
        desk = EngineDesk.of(config.getString(SETTING));
    }

    private EngineDesk desk() {
        if (desk == null) throw new IllegalStateException("not configured");
        return desk;
    }

    @Override
    protected void storeRecord(HistoryRecord record) {
        try {
            desk().schemas().add(desk().source(), DocumentWriter.defaultWriter().write(record.document()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void recoverRecords(Consumer<HistoryRecord> records) {
        for (var record : desk().schemas().of(desk().source())) {
            try {
                records.accept(new HistoryRecord(DocumentReader.defaultReader().read(record)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public boolean exists() {
        return !desk().schemas().of(desk().source()).isEmpty();
    }

    @Override
    public boolean storageExists() {
        return true;
    }
}
