package io.shelfbell.intake.source.cdc;

import static java.util.stream.Collectors.joining;

import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.TableMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What every engine is told, whichever database it reads. */
final class EngineSettings {
    private EngineSettings() {}

    static Map<String, String> common(SourceSettings settings, Log log) {
        var map = new LinkedHashMap<String, String>();
        map.put("name", settings.name());
        map.put("topic.prefix", settings.name());
        map.put("bootstrap.servers", "none"); // asked for by the settings' reader, used by nobody
        map.put("offset.storage", StoredPosition.class.getName());
        map.put("offset.flush.interval.ms", "1000"); // how soon the source may forget what we have
        map.put("database.user", settings.username());
        map.put("database.password", settings.password());
        map.put("table.include.list", tables(settings, log));
        keys(settings, log, map);
        map.put("provide.transaction.metadata", "true");
        map.put("snapshot.mode", "initial");
        map.put("skipped.operations", "none");
        map.put("tombstones.on.delete", "false");
        map.put("decimal.handling.mode", "precise");
        map.put("poll.interval.ms", "10"); // of waiting, which is the latency
        map.put("max.batch.size", "2048");
        map.put("max.queue.size", "8192");
        map.put("max.queue.size.in.bytes", "67108864");
        map.put("heartbeat.interval.ms", "5000"); // or a quiet database holds its log for us
        map.put("errors.max.retries", "0"); // we wait and try again ourselves, and say so
        return map;
    }

    private static String tables(SourceSettings settings, Log log) {
        return settings.tables().stream()
                .map(table -> Pattern.quote(log.fullName(table.table())))
                .distinct()
                .collect(joining(","));
    }

    private static void keys(SourceSettings settings, Log log, Map<String, String> map) {
        var keys = settings.tables().stream()
                .filter(table -> !table.key().isEmpty())
                .map(table -> key(table, log))
                .distinct()
                .collect(joining(";"));
        if (!keys.isEmpty()) map.put("message.key.columns", keys);
    }

    private static String key(TableMapping table, Log log) {
        return log.fullName(table.table()).replace(".", "\\.") + ":" + String.join(",", table.key());
    }
}
