package io.shelfbell.intake.source;

import io.shelfbell.intake.YamlFields;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Reads the settings of one source and complains about everything that is wrong with them. */
final class SettingsReader {
    private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);
    private static final Set<String> SOURCE = names("kind url username password zone every reconcile tables engine");
    private static final Set<String> TABLE =
            names("table location sku onHand allocated onOrder expectedAt eventTime key version");

    private final List<String> errors;

    SettingsReader(List<String> errors) {
        this.errors = errors;
    }

    /** Null where there is a complaint. */
    @Nullable
    SourceSettings read(String name, @Nullable Object yaml) {
        int before = errors.size();
        var fields = new YamlFields("", yaml, errors);
        if (errors.size() > before) return null;
        fields.only(SOURCE);
        var kind = fields.read("kind", fields.required("kind"), SettingsReader::kind);
        var url = fields.required("url");
        if (kind != null && !url.isEmpty() && !url.startsWith(kind.urlPrefix()))
            fields.complain("url", "It must begin with " + kind.urlPrefix() + ".");
        var zone = fields.read("zone", fields.optional("zone"), ZoneId::of);
        var every = fields.read("every", fields.optional("every"), DurationStyle::detectAndParse);
        var reconcile = fields.read("reconcile", fields.optional("reconcile"), SettingsReader::interval);
        var tables = new ArrayList<TableMapping>();
        for (var table : fields.list("tables")) {
            var mapping = table(table, kind);
            if (mapping != null) tables.add(mapping);
        }
        var engine = fields.map("engine");
        if (errors.size() > before || kind == null) return null;
        return new SourceSettings(
                name,
                kind,
                url,
                or(fields.optional("username"), ""),
                or(fields.optional("password"), ""),
                or(zone, ZoneId.of("UTC")),
                or(every, Duration.ofSeconds(5)),
                or(reconcile, Duration.ofDays(1)),
                List.copyOf(tables),
                engine);
    }

    private @Nullable TableMapping table(YamlFields fields, @Nullable SourceKind kind) {
        fields.only(TABLE);
        var table = fields.required("table");
        var sku = formula(fields, "sku", fields.required("sku"));
        var location = formula(fields, "location", fields.required("location"));
        var onHand = formula(fields, "onHand", fields.optional("onHand"));
        var allocated = formula(fields, "allocated", fields.optional("allocated"));
        var onOrder = formula(fields, "onOrder", fields.optional("onOrder"));
        var expectedAt = formula(fields, "expectedAt", fields.optional("expectedAt"));
        var eventTime = formula(fields, "eventTime", fields.optional("eventTime"));
        if (onHand == null && allocated == null && onOrder == null)
            fields.complain("onHand", "A table must say at least one of onHand, allocated and onOrder.");
        var version = fields.optional("version");
        if (kind == SourceKind.POLL && version == null)
            fields.complain("version", "Polling needs a column that grows with every change.");
        var key = fields.words("key");
        if (kind == SourceKind.POLL && key.isEmpty())
            fields.complain("key", "Polling needs the columns that tell rows apart.");
        if (sku == null || location == null) return null;
        return new TableMapping(table, sku, location, onHand, allocated, onOrder, expectedAt, eventTime, key, version);
    }

    private static @Nullable Formula formula(YamlFields fields, String name, @Nullable String text) {
        return fields.read(name, text, Formula::of);
    }

    /** Zero for never. */
    private static Duration interval(String text) {
        if (text.trim().equals("never")) return Duration.ZERO;
        var interval = DurationStyle.detectAndParse(text.trim());
        if (interval.compareTo(SHORTEST_INTERVAL) < 0)
            throw new IllegalArgumentException("'" + text + "' is shorter than a minute. Write never for never.");
        return interval;
    }

    private static SourceKind kind(String text) {
        return Arrays.stream(SourceKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no kind '" + text + "', only "
                        + String.join(
                                ", ",
                                Stream.of(SourceKind.values())
                                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                        .toList())
                        + "."));
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static Set<String> names(String names) {
        return new LinkedHashSet<>(List.of(names.split(" ")));
    }
}
