package io.shelfbell.rule.revision;

/** The two families of namespaces of ISO/IEC 29500: the transitional one that everybody writes, and the strict one. */
enum Dialect {
    TRANSITIONAL(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    STRICT("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    private final String main;
    private final String relationships;

    Dialect(String main, String relationships) {
        this.main = main;
        this.relationships = relationships;
    }

    static Dialect of(String type) {
        return type.startsWith(STRICT.relationships) ? STRICT : TRANSITIONAL;
    }

    /** The namespace of sheets and comments. */
    String main() {
        return main;
    }

    /** The attribute that points at a relationship, with its namespace, so that it can stand anywhere. */
    String pointer(String id) {
        return "xmlns:r=\"%s\" r:id=\"%s\"".formatted(relationships, id);
    }

    String type(String kind) {
        return relationships + "/" + kind;
    }
}
