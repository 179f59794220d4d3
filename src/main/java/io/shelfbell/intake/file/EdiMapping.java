package io.shelfbell.intake.file;

import io.shelfbell.intake.Fields;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the codes of an interchange mean.
 *
 * @param skus qualifiers of article numbers, the one that is our SKU first
 * @param quantities term by quantity qualifier: {@code onHand}, {@code allocated}, {@code onOrder}, {@code available} or {@code ignore}
 * @param locations qualifiers of what names the location of a quantity
 * @param expected qualifiers of the date of the next receipt
 * @param observed qualifiers of the date at which the stock was so
 * @param location where no segment names one
 */
record EdiMapping(
        List<String> skus,
        Map<String, String> quantities,
        List<String> locations,
        List<String> expected,
        List<String> observed,
        Optional<String> location,
        ZoneId zone) {
    private static final List<String> TERMS = List.of("onHand", "allocated", "onOrder", "available", "ignore");

    /**
     * X12 846. Quantities (element 673) as in the Real Truck and D&amp;H guides for 846 at stedi.com: 17 on hand, 33 available for sale, 63 on
     * order. Locations are entity codes (98) of N1: WH warehouse, SF ship from. Dates (374): 018 available, 017 estimated delivery, 371
     * estimated arrival; 007 effective, 097 creation.
     */
    private static EdiMapping advice(ZoneId zone) {
        return new EdiMapping(
                List.of("SK", "VN", "BP", "UP", "EN"),
                Map.of("17", "onHand", "33", "available", "63", "onOrder"),
                List.of("WH", "SF"),
                List.of("018", "017", "371"),
                List.of("007", "097"),
                Optional.empty(),
                zone);
    }

    /**
     * EDIFACT INVRPT. Quantities (6063) as in EANCOM 1997 and 2002, INVRPT segment QTY: 145 actual stock, 66 committed; 21 ordered. Locations
     * are place qualifiers (3227) of LOC and party qualifiers (3035) of NAD: 14 location of goods, 18 warehouse, WH, GY the party that
     * reports. Dates (2005): 137 of the document, 366 of the report; 11 despatch, 17 and 2 delivery.
     */
    private static EdiMapping report(ZoneId zone) {
        return new EdiMapping(
                List.of("SA", "IN", "BP", "EN", "SRV", "UP"),
                Map.of("145", "onHand", "66", "allocated", "21", "onOrder"),
                List.of("14", "18", "WH", "GY"),
                List.of("17", "2", "11"),
                List.of("366", "137"),
                Optional.empty(),
                zone);
    }

    static EdiMapping readAdvice(Fields config, ZoneId zone) {
        return advice(zone).with(config);
    }

    static EdiMapping readReport(Fields config, ZoneId zone) {
        return report(zone).with(config);
    }

    private EdiMapping with(Fields config) {
        var wanted = config.textMap("quantities");
        wanted.values().stream()
                .filter(term -> !TERMS.contains(term))
                .forEach(term -> config.complain("quantities", "UNKNOWN_TERM", term + " is none of " + TERMS + "."));
        return new EdiMapping(
                listed(config, "skus", skus),
                wanted.isEmpty() ? quantities : wanted,
                listed(config, "locations", locations),
                listed(config, "expected", expected),
                listed(config, "observed", observed),
                Optional.ofNullable(config.optionalKey("location")),
                zone);
    }

    private static List<String> listed(Fields config, String name, List<String> otherwise) {
        return config.has(name) ? List.copyOf(config.texts(name)) : otherwise;
    }
}
