package io.shelfbell.intake.source;

import static io.shelfbell.intake.source.ColumnType.Kind.LOCAL_TIME;

import io.shelfbell.intake.source.ColumnType.Kind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a row counts for as one text that the source writes in its SQL and {@link RangeLedger} in ours, so that equal sums mean equal rows.
 * A row that the two write differently although it is the same costs a second reading of its range and nothing else.
 */
final class RowDigest {
    private static final Pattern REGION = Pattern.compile("[A-Za-z_]+(/[A-Za-z_]+)*");

    private final RangeSql sql;
    private final ZoneId zone;
    private final Map<String, ColumnType> columns;
    private final Set<Kind> times = EnumSet.noneOf(Kind.class);
    private final String text;

    RowDigest(RangeSql sql, TableMapping mapping, ZoneId zone, Map<String, ColumnType> columns, String key)
            throws NoDigest {
        this.sql = sql;
        this.zone = zone;
        this.columns = columns;
        this.text = sql.joined(List.of(
                units(mapping.onHand()),
                mapping.allocated() == null ? "'-'" : units(mapping.allocated()),
                units(mapping.onOrder()),
                time(mapping.expectedAt()),
                word(mapping.sku()),
                word(mapping.location()),
                key));
    }

    /** Of one row. */
    String hash() {
        return sql.number(sql.md5(text));
    }

    /** In which the times of its text are told. */
    String zone() {
        return times.contains(LOCAL_TIME) && !isUtc() ? zone.getId() : "UTC";
    }

    private boolean isUtc() {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    private FormulaSql of(Formula formula) {
        return new FormulaSql(sql, columns, formula);
    }

    private String word(Formula formula) throws NoDigest {
        return "coalesce(trim(%s), '')".formatted(of(formula).word());
    }

    private String units(@Nullable Formula formula) throws NoDigest {
        return formula == null
                ? "'0'"
                : "coalesce(%s, '0')".formatted(of(formula).units());
    }

    private String time(@Nullable Formula formula) throws NoDigest {
        if (formula == null) return "'-'";
        var written = of(formula);
        var text = "coalesce(%s, '-')".formatted(written.time());
        times.addAll(written.times());
        if (times.size() > 1) throw new NoDigest(formula + " mixes times with and without a zone");
        if (times.contains(LOCAL_TIME)
                && !isUtc()
                && !REGION.matcher(zone.getId()).matches())
            throw new NoDigest("times in the zone " + zone + " have no common text");
        return text;
    }
}
