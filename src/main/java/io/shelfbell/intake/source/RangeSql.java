package io.shelfbell.intake.source;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * How a kind of database sums its rows up by ranges. The first digits of a key's hash name its range; they are the same in every
 * database, so that a range holds the same rows here and there. The hash of a row is the database's own: it is only compared with what it
 * was before.
 */
enum RangeSql {
    POSTGRESQL("jdbc:postgresql:", '"') {
        @Override
        String text(String column) {
            return column + "::text";
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
        String backslash() {
            return "chr(92)";
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
        String backslash() {
            return "char(92 using utf8mb4)";
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

    abstract String backslash();

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
        var doubled = "replace(%s, %s, concat(%s, %s))".formatted(text(column), backslash(), backslash(), backslash());
        return "replace(%s, '|', concat(%s, '|'))".formatted(doubled, backslash());
    }

    String range(List<String> keyColumns, int digits) {
        return "left(" + md5(key(keyColumns)) + ", " + digits + ")";
    }

    String hash(List<String> columns) {
        return number(md5(row(columns)));
    }
}
