package io.shelfbell.intake.source.cdc;

import io.debezium.data.SpecialValueDecimal;
import io.debezium.data.VariableScaleDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** A row of the log as columns by name; a value is made Java's own only when somebody asks for it. */
final class StructColumns extends AbstractMap<String, @Nullable Object> {
    private final Struct row;

    StructColumns(Struct row) {
        this.row = row;
    }

    @Override
    public @Nullable Object get(Object name) {
        var field = row.schema().field(String.valueOf(name));
        return field == null ? null : value(field);
    }

    @Override
    public boolean containsKey(Object name) {
        return row.schema().field(String.valueOf(name)) != null;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        for (var field : row.schema().fields()) columns.put(field.name(), value(field));
        return columns.entrySet();
    }

    private @Nullable Object value(Field field) {
        var value = row.getWithoutDefault(field.name());
        var type = field.schema().name();
        if (value == null || type == null) return value;
        return switch (type) {
            case "io.debezium.time.Date" -> LocalDate.ofEpochDay(((Number) value).longValue());
            case "io.debezium.time.Timestamp" -> time(((Number) value).longValue(), 1_000);
            case "io.debezium.time.MicroTimestamp" -> time(((Number) value).longValue(), 1_000_000);
            case "io.debezium.time.NanoTimestamp" -> time(((Number) value).longValue(), 1_000_000_000);
            case VariableScaleDecimal.LOGICAL_NAME -> number(VariableScaleDecimal.toLogical((Struct) value));
            default -> value;
        };
    }

    /** PostgreSQL's NaN and infinities stay words. */
    private static Object number(SpecialValueDecimal number) {
        return number.getDecimalValue().<Object>map(value -> value).orElseGet(number::toString);
    }

    /** A time without a zone, which the source's zone makes an instant. */
    private static LocalDateTime time(long units, long perSecond) {
        long nanos = Math.floorMod(units, perSecond) * (1_000_000_000 / perSecond);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(units, perSecond), (int) nanos, ZoneOffset.UTC);
    }
}
