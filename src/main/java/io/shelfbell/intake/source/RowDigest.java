package io.shelfbell.intake.source;

import static io.shelfbell.intake.source.ColumnType.Kind.DECIMAL;
import static io.shelfbell.intake.source.ColumnType.Kind.INSTANT;
import static io.shelfbell.intake.source.ColumnType.Kind.LOCAL_TIME;
import static io.shelfbell.intake.source.ColumnType.Kind.WHOLE;
import static io.shelfbell.intake.source.ColumnType.Kind.WORD;

import io.shelfbell.intake.source.ColumnType.Kind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a row counts for as one text that the source writes in its SQL and {@link RangeLedger} in ours, so that equal sums mean equal rows.
 * A row that the two write differently although it is the same costs a second reading of its range and nothing else.
 */
final class RowDigest {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9][0-9]*");
    private static final Pattern PLAIN = Pattern.compile("[^'\\\\\\p{Cntrl}]*");
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
        return times.contains(LOCAL_TIME) && !zone.normalized().equals(ZoneOffset.UTC) ? zone.getId() : "UTC";
    }

    private String word(Formula formula) throws NoDigest {
        return "coalesce(trim(%s), '')".formatted(first(formula, EnumSet.of(WORD, WHOLE), PLAIN));
    }

    private String units(@Nullable Formula formula) throws NoDigest {
        return formula == null
                ? "'0'"
                : "coalesce(%s, '0')".formatted(first(formula, EnumSet.of(WHOLE, DECIMAL), WHOLE_NUMBER));
    }

    private String time(@Nullable Formula formula) throws NoDigest {
        if (formula == null) return "'-'";
        var text = "coalesce(%s, '-')".formatted(first(formula, EnumSet.of(LOCAL_TIME, INSTANT), null));
        if (times.size() > 1) throw new NoDigest(formula + " mixes times with and without a zone");
        if (times.contains(LOCAL_TIME)
                && !zone.normalized().equals(ZoneOffset.UTC)
                && !REGION.matcher(zone.getId()).matches())
            throw new NoDigest("times in the zone " + zone + " have no common text");
        return text;
    }

    /** The first part that is not null, as text. */
    private String first(Formula formula, Set<Kind> kinds, @Nullable Pattern constants) throws NoDigest {
        var parts = formula.parts();
        if (parts.isEmpty()) throw new NoDigest(formula + " is computed");
        var texts = new ArrayList<String>();
        for (var part : parts) texts.add(text(part, kinds, constants));
        return texts.size() == 1 ? texts.get(0) : "coalesce(" + String.join(", ", texts) + ")";
    }

    private String text(Formula.Part part, Set<Kind> kinds, @Nullable Pattern constants) throws NoDigest {
        if (!part.isColumn()) {
            if (constants == null || !constants.matcher(part.text()).matches())
                throw new NoDigest("the constant '" + part.text() + "' has no common text");
            return "'" + part.text() + "'";
        }
        var column = columns.get(part.text());
        if (column == null) throw new MissingColumn(part.text(), new TreeSet<>(columns.keySet()));
        var kind = column.kind();
        if (!kinds.contains(kind))
            throw new NoDigest(
                    "column " + column.name() + " is of type " + column.typeName() + ", which has no common text here");
        if (kind == LOCAL_TIME || kind == INSTANT) times.add(kind);
        return sql.text(sql.quoted(column.name()), kind);
    }
}
