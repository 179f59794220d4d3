package io.shelfbell.intake.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one table count for. Each value but the key is a column, a constant in quotes, or an expression over columns.
 *
 * @param table with its schema or database where it is not the default one
 * @param key columns that tell rows apart, for a table without a primary key
 * @param version a column that grows with every change, which polling needs
 */
public record TableMapping(
        String table,
        Formula sku,
        Formula location,
        @Nullable Formula onHand,
        @Nullable Formula allocated,
        @Nullable Formula onOrder,
        @Nullable Formula expectedAt,
        @Nullable Formula eventTime,
        List<String> key,
        @Nullable String version) {

    /** All columns that it names. */
    public Set<String> columns() {
        var columns = new LinkedHashSet<>(key);
        if (version != null) columns.add(version);
        Stream.of(sku, location, onHand, allocated, onOrder, expectedAt, eventTime)
                .filter(Objects::nonNull)
                .forEach(formula -> columns.addAll(formula.columns()));
        return columns;
    }
}
