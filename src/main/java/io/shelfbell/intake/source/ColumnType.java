package io.shelfbell.intake.source;

import java.sql.Types;

/**
 * A column as the source's catalogue has it.
 *
 * @param type of {@link Types}
 * @param typeName the source's own word
 */
record ColumnType(String name, int type, String typeName) {
    /** What its values can be written as in the same way here and there. */
    enum Kind {
        WORD,
        WHOLE,
        DECIMAL,

        /** Expected at noon UTC. */
        DAY,

        /** A time without a zone. */
        LOCAL_TIME,
        INSTANT,
        OTHER
    }

    Kind kind() {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.WHOLE;
            case Types.NUMERIC, Types.DECIMAL -> Kind.DECIMAL;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> Kind.WORD;
            case Types.DATE -> typeName.equals("YEAR") ? Kind.OTHER : Kind.DAY;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> hasZone() ? Kind.INSTANT : Kind.LOCAL_TIME;
            default -> typeName.equals("uuid") ? Kind.WORD : Kind.OTHER;
        };
    }

    /** PostgreSQL's, and MariaDB's, whose DATETIME has none. */
    private boolean hasZone() {
        return typeName.equals("timestamptz") || typeName.equals("TIMESTAMP");
    }
}
