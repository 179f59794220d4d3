package io.shelfbell.intake.source;

import static java.util.stream.Collectors.joining;

import io.shelfbell.intake.source.ColumnType.Kind;
import java.util.List;
import java.util.Optional;

/**
 * How a kind of database sums its rows up by ranges. The first digits of a key's hash name its range; they are the same in every
 * database, so that a range holds the same rows here and there. The hash of a row is that of its {@link RowDigest} or, where there is none,
 * the database's own, which is only compared with what it was before.
 */
enum RangeSql {
    POSTGRESQL("jdbc:postgresql:", '"') {
        @Override
        String text(String column) {
            return column + "::text";
        }

        @Override
        String text(String column, Kind kind) {
            return switch (kind) {
                case DECIMAL -> "case when %1$s <> trunc(%1$s) then '?' else trunc(%1$s)::text end".formatted(column);
                case DAY -> micros(column, "(" + column + "::timestamp + interval '12 hours')");
                case LOCAL_TIME -> micros(column, column + "::timestamp");
                case INSTANT -> micros(column, column);
                default -> text(column);
            };
        }

        private String micros(String column, String time) {
            return "case when isfinite(%s) then (extract(epoch from %s) * 1000000)::bigint::text when %s is not null then '?' end"
                    .formatted(column, time, column);
        }

        @Override
        String exact(String number) {
            return "(" + number + ")::numeric";
        }

        @Override
        String exactly(String one, String other) {
            return one + " = " + other;
        }

        @Override
        String character(int code) {
            return "chr(" + code + ")";
        }

        @Override
        String md5(String text) {
            return "md5(convert_to(" + text + ", 'UTF8'))";
        }

        @Override
        String number(String md5) {
            return "('x' || left(" + md5 + ", 15))::bit(60)::bigint";
        }

        @Override
        String row(List<String> columns) {
            return "row(" + String.join(", ", columns) + ")::text";
        }
    },

    MARIADB("jdbc:mariadb:", '`') {
        @Override
        String text(String column) {
            return "convert(" + column + " using utf8mb4)";
        }

        @Override
        String md5(String text) {
            return "md5(" + text + ")";
        }

        @Override
        String number(String md5) {
            return "cast(conv(left(" + md5 + ", 15), 16, 10) as unsigned)";
        }

        @Override
        String text(String column, Kind kind) {
            return switch (kind) {
                case DECIMAL ->
                    "case when %1$s <> truncate(%1$s, 0) then '?' else %2$s end"
                            .formatted(column, text("truncate(" + column + ", 0)"));
                case DAY -> text("timestampdiff(microsecond, '1970-01-01', timestamp(" + column + ", '12:00:00'))");
                case LOCAL_TIME -> text("timestampdiff(microsecond, '1970-01-01', " + column + ")");
                case INSTANT -> text("cast(unix_timestamp(" + column + ") * 1000000 as signed)");
                default -> text(column);
            };
        }

        @Override
        String exact(String number) {
            return "cast(" + number + " as decimal(38, 0))";
        }

        @Override
        String exactly(String one, String other) {
            return "cast(%s as binary) = cast(%s as binary)".formatted(one, other);
        }

        @Override
        String character(int code) {
            return "char(" + code + " using utf8mb4)";
        }

        @Override
        String row(List<String> columns) {
            return columns.stream()
                    .map(column -> "coalesce(quote(" + text(column) + "), 'NULL')")
                    .collect(joining(", ", "concat_ws(',', ", ")"));
        }
    };

    private final String url;
    private final char quote;

    RangeSql(String url, char quote) {
        this.url = url;
        this.quote = quote;
    }

    static Optional<RangeSql> of(String url) {
        for (var sql : values()) if (url.startsWith(sql.url)) return Optional.of(sql);
        return Optional.empty();
    }

    abstract String text(String column);

    abstract String md5(String text);

    /** The first 60 bits. */
    abstract String number(String md5);

    /** A value of this kind as it is written everywhere; null stays null. */
    abstract String text(String column, Kind kind);

    /** A whole number that is not computed with in the bounds of its column's type. */
    abstract String exact(String number);

    /** Whether two texts are the same in every character. */
    abstract String exactly(String one, String other);

    abstract String character(int code);

    /** Texts, none of them null, with what no word contains in between. */
    String joined(List<String> texts) {
        return "concat_ws(" + character(31) + ", " + String.join(", ", texts) + ")";
    }

    /** All columns in one text, in which no other values look the same. */
    abstract String row(List<String> columns);

    String quoted(String name) {
        return quote + name.replace(String.valueOf(quote), String.valueOf(quote) + quote) + quote;
    }

    /** The key as {@link RowKey} has it. */
    String key(List<String> columns) {
        return columns.stream().map(this::escaped).collect(joining(", ", "concat_ws('|', ", ")"));
    }

    private String escaped(String column) {
        var backslash = character(92);
        var doubled = "replace(coalesce(%s, 'null'), %s, concat(%s, %s))"
                .formatted(text(column), backslash, backslash, backslash);
        return "replace(%s, '|', concat(%s, '|'))".formatted(doubled, backslash);
    }

    String range(List<String> keyColumns, int digits) {
        return "left(" + md5(key(keyColumns)) + ", " + digits + ")";
    }

    String hash(List<String> columns) {
        return number(md5(row(columns)));
    }
}
