package io.shelfbell.intake.http;

import io.shelfbell.fact.Part;
import io.shelfbell.intake.Fields;
import io.shelfbell.intake.Finding;
import io.shelfbell.inventory.PartList.Objection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads what a bundle is made of from JSON: {@code "parts": [{"sku": "LAMP", "quantity": 2}]}; an empty list unmakes it. */
final class Parts {
    private static final String PARTS = "parts";
    private static final int MOST = 50;
    private static final int MOST_OF_ONE = 10_000;

    private Parts() {}

    static List<Part> of(Fields fields, String bundle) {
        var elements = fields.objects(PARTS);
        if (elements.size() > MOST) fields.complain(PARTS, "TOO_MANY", "At most " + MOST + " parts.");
        var parts = new ArrayList<Part>();
        var seen = new HashSet<String>();
        for (var element : elements) {
            var sku = element.key("sku");
            var quantity = element.units("quantity");
            if (quantity != null && (quantity < 1 || quantity > MOST_OF_ONE))
                element.complain("quantity", "OUT_OF_RANGE", "From 1 to " + MOST_OF_ONE + ".");
            if (sku == null || quantity == null) continue;
            if (sku.equals(bundle)) element.complain("sku", "PART_OF_ITSELF", "An item cannot be a part of itself.");
            else if (!seen.add(sku))
                element.complain("sku", "REPEATED", "This part is there twice; add the quantities.");
            parts.add(new Part(sku, quantity));
        }
        return parts;
    }

    /** Where many items come at once, one that others are made of might come after them. */
    static void refuse(Fields fields) {
        if (fields.has(PARTS))
            fields.complain(PARTS, "NOT_HERE", "Parts are taken one item at a time: PUT /api/v1/items/{sku}.");
    }

    static Finding finding(Objection objection) {
        return new Finding(
                "/" + PARTS,
                objection.name(),
                switch (objection) {
                    case PART_OF_ITSELF -> "The item would be a part of itself, by way of its parts.";
                    case TOO_DEEP -> "Parts of parts go at most five levels deep.";
                    case TOO_MANY_ITEMS -> "A bundle comes down to at most 200 different items.";
                    case TOO_MANY_UNITS -> "A bundle takes at most 1,000,000 units of one item.";
                });
    }
}
