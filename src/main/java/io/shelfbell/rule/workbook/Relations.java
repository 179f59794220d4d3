package io.shelfbell.rule.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a part of a workbook refers to, by id.
 *
 * @param folder of the part, which the targets start from
 */
record Relations(String folder, Map<String, Relation> byId) {
    private static final int MAX = 1_000;

    /** @param type the last word of its address, which both forms of the standard share, for example {@code worksheet} */
    record Relation(String type, String target) {}

    static Relations of(String part, ZipParts parts) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        var folder = part.substring(0, slash);
        var name = folder + "_rels/" + part.substring(slash) + ".rels";
        var relations = new Relations(folder, new LinkedHashMap<>());
        if (!parts.has(name)) return relations;
        try (var xml = new XmlReader(parts.open(name))) {
            for (var event = xml.next(); event != XmlReader.Event.STOP; event = xml.next())
                if (event == XmlReader.Event.START && xml.name().equals("Relationship")) relations.add(xml);
        }
        return relations;
    }

    private void add(XmlReader xml) throws Refused {
        var type = xml.attribute("Type");
        var relation = new Relation(type.substring(type.lastIndexOf('/') + 1), resolved(xml.attribute("Target")));
        if (byId.put(xml.attribute("Id"), relation) != null || byId.size() > MAX)
            throw Refused.broken("a part with too many relations, or two of one id");
    }

    private String resolved(String target) {
        var path = new ArrayList<String>();
        for (var step : ((target.startsWith("/") ? "" : folder) + target).split("/")) {
            if (step.equals("..") && !path.isEmpty()) path.remove(path.size() - 1);
            else if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) path.add(step);
        }
        return String.join("/", path);
    }

    Optional<String> target(String type) {
        return byId.values().stream()
                .filter(relation -> relation.type().equals(type))
                .map(Relation::target)
                .findFirst();
    }
}
