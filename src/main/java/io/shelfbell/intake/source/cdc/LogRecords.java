package io.shelfbell.intake.source.cdc;

import static java.util.stream.Collectors.joining;

import io.debezium.connector.SnapshotRecord;
import io.debezium.data.Envelope.FieldName;
import io.debezium.pipeline.txmetadata.TransactionStructMaker;
import io.shelfbell.intake.source.SourceBatch;
import io.shelfbell.intake.source.SourceEvent;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.SourceTrouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the records of a log as events of the source. */
final class LogRecords {
    private static final JsonMapper JSON = new JsonMapper();

    /** In an offset for as long as a snapshot lasts. */
    private static final String SNAPSHOT = "snapshot";

    private final Log log;
    private final Map<String, List<Integer>> tables = new HashMap<>();
    private boolean snapshotting;

    /** @param snapshotting whether a snapshot comes first */
    LogRecords(SourceSettings settings, Log log, boolean snapshotting) {
        this.log = log;
        this.snapshotting = snapshotting;
        for (int i = 0; i < settings.tables().size(); i++) {
            var name = log.fullName(settings.tables().get(i).table()).toLowerCase(Locale.ROOT);
            tables.computeIfAbsent(name, n -> new ArrayList<>()).add(i);
        }
    }

    SourceBatch read(List<SourceRecord> records) {
        var events = new ArrayList<SourceEvent>(records.size());
        for (var record : records) if (record.value() instanceof Struct value) read(record, value, events);
        return new SourceBatch(events, position(records.get(records.size() - 1)));
    }

    private static String position(SourceRecord record) {
        return JSON.writeValueAsString(record.sourceOffset());
    }

    private void read(SourceRecord record, Struct value, List<SourceEvent> events) {
        Supplier<String> position = () -> position(record);
        if (value.schema().field(TransactionStructMaker.DEBEZIUM_TRANSACTION_STATUS_KEY) != null) {
            if (value.getString(TransactionStructMaker.DEBEZIUM_TRANSACTION_STATUS_KEY)
                    .equals("END")) events.add(new SourceEvent.Committed(time(value), position));
        } else if (value.schema().field(FieldName.OPERATION) != null) {
            change(record, value, position, events);
        } else if (!record.sourceOffset().containsKey(SNAPSHOT)) {
            endSnapshot(time(value), position, events); // a heartbeat after a snapshot in which no table had a row
        }
    }

    private void change(SourceRecord record, Struct value, Supplier<String> position, List<SourceEvent> events) {
        var source = value.getStruct(FieldName.SOURCE);
        var at = time(source);
        var snapshot = Objects.requireNonNullElse(SnapshotRecord.fromSource(source), SnapshotRecord.FALSE);
        if (snapshotting && snapshot == SnapshotRecord.FALSE) endSnapshot(at, position, events);
        boolean truncated = value.getString(FieldName.OPERATION).equals("t");
        for (int table : tables.getOrDefault(table(source), List.of()))
            events.add(truncated ? new SourceEvent.Truncated(table) : row(table, record, value));
        if (snapshot == SnapshotRecord.LAST) endSnapshot(at, position, events);
        boolean alone =
                value.schema().field(FieldName.TRANSACTION) == null || value.getStruct(FieldName.TRANSACTION) == null;
        if (snapshot == SnapshotRecord.FALSE && (alone || truncated && log.truncatesAlone()))
            events.add(new SourceEvent.Committed(at, position));
    }

    private void endSnapshot(Instant at, Supplier<String> position, List<SourceEvent> events) {
        if (snapshotting) events.add(new SourceEvent.SnapshotEnded(at, position));
        snapshotting = false;
    }

    private static SourceEvent row(int table, SourceRecord record, Struct value) {
        var after = value.getStruct(FieldName.AFTER);
        return new SourceEvent.Row(table, key(record), after == null ? null : new StructColumns(after));
    }

    private static String key(SourceRecord record) {
        if (!(record.key() instanceof Struct key))
            throw new SourceTrouble(
                    "A table without a primary key needs its columns that tell rows apart: key: [...]. Topic "
                            + record.topic() + ".",
                    null);
        var columns = new StructColumns(key);
        return key.schema().fields().stream()
                .map(field -> escaped(columns.get(field.name())))
                .collect(joining("|"));
    }

    private static String escaped(@Nullable Object part) {
        return String.valueOf(part).replace("\\", "\\\\").replace("|", "\\|");
    }

    private static String table(Struct source) {
        var owner = source.schema().field("schema") == null ? "db" : "schema";
        return (source.getString(owner) + "." + source.getString("table")).toLowerCase(Locale.ROOT);
    }

    private static Instant time(Struct value) {
        return Instant.ofEpochMilli(value.getInt64(FieldName.TIMESTAMP));
    }
}
