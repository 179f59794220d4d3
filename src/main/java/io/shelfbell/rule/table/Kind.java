package io.shelfbell.rule.table;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;

/** What a term's values are, and so what its cells may say. */
public enum Kind {
    TEXT("text"),
    CHOICE("one of a closed list"),
    NUMBER("a number"),
    YES_NO("yes or no"),
    TIME("a time of day such as 21:00"),
    DATE("a date such as 2026-12-24"),
    DURATION("a duration such as 30 min, 2 h or 3 d");

    private static final Map<Class<?>, Kind> BY_TYPE = Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(boolean.class, YES_NO),
            Map.entry(Boolean.class, YES_NO),
            Map.entry(int.class, NUMBER),
            Map.entry(Integer.class, NUMBER),
            Map.entry(long.class, NUMBER),
            Map.entry(Long.class, NUMBER),
            Map.entry(BigDecimal.class, NUMBER),
            Map.entry(LocalTime.class, TIME),
            Map.entry(LocalDate.class, DATE),
            Map.entry(Duration.class, DURATION));

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether values have an order, so that comparisons and ranges make sense. */
    public boolean ordered() {
        return this == NUMBER || this == TIME || this == DATE || this == DURATION;
    }

    public static Kind of(Class<?> type) {
        var kind = type.isEnum() ? CHOICE : BY_TYPE.get(type);
        if (kind == null) throw new IllegalStateException("A term cannot be of type " + type.getName());
        return kind;
    }
}
