package io.shelfbell.intake.source;

/** How a source is read. */
public enum SourceKind {
    POSTGRESQL("postgresql"),
    MARIADB("mariadb"),
    MYSQL("mysql"),

    /** Any database with a JDBC driver on the class path: asked again and again for what is newer. */
    POLL("");

    private final String subprotocol;

    SourceKind(String subprotocol) {
        this.subprotocol = subprotocol;
    }

    /** What its JDBC URL begins with. */
    String urlPrefix() {
        return subprotocol.isEmpty() ? "jdbc:" : "jdbc:" + subprotocol + "://";
    }
}
