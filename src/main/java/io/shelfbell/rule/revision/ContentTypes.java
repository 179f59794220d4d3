package io.shelfbell.rule.revision;

import java.util.Optional;

/** The list that says what each part is. */
record ContentTypes(Parts parts) {
    static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    static final String COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
    private static final String VML = "application/vnd.openxmlformats-officedocument.vmlDrawing";
    private static final String FILE = "[Content_Types].xml";

    void add(String part, String type) {
        var root = root();
        append(root, "<%sOverride PartName=\"/%s\" ContentType=\"%s\"/>".formatted(root.prefix(), part, type));
    }

    /** Drawings of notes have their type by their ending, as Excel writes it. */
    void addDrawings() {
        var root = root();
        if (root.children("Default").anyMatch(ContentTypes::isVml)) return;
        var edits = new Edits(root.text());
        edits.insert(root.open(), "<%sDefault Extension=\"vml\" ContentType=\"%s\"/>".formatted(root.prefix(), VML));
        parts.put(FILE, edits.apply());
    }

    void remove(String part) {
        overrideOf(part).ifPresent(this::remove);
        boolean needed = parts.names().stream()
                .anyMatch(name -> name.endsWith(".vml") && overrideOf(name).isEmpty());
        if (part.endsWith(".vml") && !needed)
            root().children("Default").filter(ContentTypes::isVml).findFirst().ifPresent(this::remove);
    }

    private Optional<XmlElement> overrideOf(String part) {
        return root().children("Override")
                .filter(one -> one.attribute("PartName").equalsIgnoreCase("/" + part))
                .findFirst();
    }

    private static boolean isVml(XmlElement one) {
        return one.attribute("Extension").equalsIgnoreCase("vml");
    }

    private XmlElement root() {
        return XmlElement.root(parts.text(FILE));
    }

    private void append(XmlElement root, String added) {
        var edits = new Edits(root.text());
        edits.append(root, added);
        parts.put(FILE, edits.apply());
    }

    private void remove(XmlElement element) {
        var edits = new Edits(element.text());
        edits.remove(element);
        parts.put(FILE, edits.apply());
    }
}
