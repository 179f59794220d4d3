package io.shelfbell.rule.revision;

import io.shelfbell.rule.UnreadableWorkbook;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a part points at: the file of relationships beside it, which is there only while it says something. */
record Relations(Parts parts, String owner) {
    private static final String EMPTY = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>""";

    /** @param part the name of the part, from the root and without a slash before it */
    record Relation(String id, String type, String part, XmlElement element) {
        boolean is(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    List<Relation> all() {
        return root().children("Relationship")
                .filter(one -> !one.attribute("TargetMode").equals("External"))
                .map(this::relation)
                .toList();
    }

    Optional<Relation> ofKind(String kind) {
        return all().stream().filter(one -> one.is(kind)).findFirst();
    }

    Optional<Relation> withId(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Returns the new id. */
    String add(String type, String part) {
        var root = root();
        var taken =
                root.children("Relationship").map(one -> one.attribute("Id")).collect(Collectors.toSet());
        var id = IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> "rId" + i)
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElseThrow();
        var edits = new Edits(root.text());
        edits.append(
                root,
                "<%sRelationship Id=\"%s\" Type=\"%s\" Target=\"/%s\"/>".formatted(root.prefix(), id, type, part));
        parts.put(file(), edits.apply());
        return id;
    }

    void remove(Relation relation) {
        var edits = new Edits(relation.element().text());
        edits.remove(relation.element());
        var left = edits.apply();
        if (XmlElement.root(left).children().isEmpty()) parts.remove(file());
        else parts.put(file(), left);
    }

    private XmlElement root() {
        return XmlElement.root(parts.has(file()) ? parts.text(file()) : EMPTY);
    }

    String file() {
        int slash = owner.lastIndexOf('/') + 1;
        return owner.substring(0, slash) + "_rels/" + owner.substring(slash) + ".rels";
    }

    private Relation relation(XmlElement element) {
        return new Relation(
                element.attribute("Id"), element.attribute("Type"), part(element.attribute("Target")), element);
    }

    private String part(String target) {
        try {
            var base = URI.create("/" + owner.replace(" ", "%20"));
            var path = base.resolve(target.replace(" ", "%20")).getPath();
            if (path == null) throw new UnreadableWorkbook("a relationship to " + target);
            return path.substring(1);
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new UnreadableWorkbook("a relationship to " + target, e);
        }
    }
}
