package io.shelfbell.command;

import io.shelfbell.fact.CanonicalOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In which fields two readings of one order differ. */
final class OrderDifferences {
    private static final JsonMapper JSON = new JsonMapper();

    /** What must not change by a mapping. */
    private static final Pattern GRAVE = Pattern.compile(
            "/(externalId|version|kind|currency)|/totals/.*|/lines(/[0-9]+)?(/(lineId|sku|quantity|open|unit|unitPrice|amount|discount|tax|change))?");

    private final List<String> told = new ArrayList<>();
    private boolean grave;

    private OrderDifferences() {}

    /** @param is null when it is no order any more */
    static OrderDifferences between(JsonNode was, @Nullable JsonNode is) {
        var differences = new OrderDifferences();
        if (is == null) differences.add("/externalId", "it is no order any more");
        else differences.look("", was, is);
        return differences;
    }

    static JsonNode tree(CanonicalOrder order) {
        return JSON.readTree(JSON.writeValueAsString(order));
    }

    /** Each with its pointer. */
    List<String> told() {
        return told;
    }

    /** Whether money, a quantity or the identity is another one. */
    boolean isGrave() {
        return grave;
    }

    private void add(String pointer, String what) {
        told.add(pointer + ": " + what);
        grave |= GRAVE.matcher(pointer).matches();
    }

    private void look(String pointer, @Nullable JsonNode was, @Nullable JsonNode is) {
        if (isSame(was, is)) return;
        if (was != null && is != null && was.isObject() && is.isObject()) {
            var names = new TreeSet<>(was.propertyNames());
            names.addAll(is.propertyNames());
            names.forEach(name -> look(pointer + "/" + name, was.get(name), is.get(name)));
        } else if (was != null && is != null && was.isArray() && is.isArray() && was.size() == is.size()) {
            for (int i = 0; i < was.size(); i++) look(pointer + "/" + i, was.get(i), is.get(i));
        } else {
            add(pointer, "was " + was + ", is " + is);
        }
    }

    /** A number may be written with more or fewer zeros; a set in another sequence; what is not there is as good as null. */
    private static boolean isSame(@Nullable JsonNode was, @Nullable JsonNode is) {
        if (was == null || is == null)
            return was == is || was == null && is != null && is.isNull() || is == null && was != null && was.isNull();
        if (was.isNumber() && is.isNumber()) return was.decimalValue().compareTo(is.decimalValue()) == 0;
        if (was.isArray() && is.isArray() && was.valueStream().allMatch(JsonNode::isString))
            return sorted(was).equals(sorted(is));
        return was.equals(is);
    }

    private static List<String> sorted(JsonNode texts) {
        return texts.valueStream().map(JsonNode::asString).sorted().toList();
    }
}
