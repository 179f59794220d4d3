package io.shelfbell.intake.channel;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.OrderConcern.Noticed;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.channel.OrderMapping.Unmappable;
import io.shelfbell.intake.document.Document;
import io.shelfbell.intake.document.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From a body of a channel to its orders in our words. Never throws for what a body can contain; any thread may ask. */
public final class OrderDocuments {
    private static final Map<String, String> HEAD =
            Map.of("key", "id", "version", "version", "event-time", "updatedAt", "currency", "currency");

    private OrderDocuments() {}

    /** What was found at one place of a body. */
    public sealed interface Found {
        /**
         * @param pointer to it in its document
         * @param noticed what does not fit or add up, for tables to decide about
         */
        record Order(
                CanonicalOrder order,
                String pointer,
                List<Noticed> noticed,
                @Nullable Object document) implements Found {}

        /** It is none, or cannot be told from another one. */
        record None(List<Finding> why, @Nullable Object document) implements Found {}

        /** As the channel's mapping got it; null where nothing could be read. */
        @Nullable
        Object document();
    }

    /** @param now by which a date is far away */
    public static List<Found> read(SalesChannel channel, byte[] body, Instant now) {
        try {
            var document = channel.reader().read(body);
            var forbidden = forbidden(channel, document);
            if (!forbidden.isEmpty()) return List.of(new Found.None(forbidden, null));
            var orders = channel.mapping().ordersIn(document.root());
            if (orders.isEmpty()) return List.of(none("", "NOT_AN_ORDER", "There is no order in it."));
            var found = new ArrayList<Found>();
            for (int i = 0; i < orders.size(); i++) {
                var pointer = orders.size() == 1 ? "" : "/" + i;
                found.add(one(channel, orders.get(i), pointer, document.repairs(), now));
            }
            return found;
        } catch (Unreadable e) {
            var where = e.place().startsWith("/") || e.place().isEmpty() ? "" : " (" + e.place() + ")";
            return List.of(none(
                    where.isEmpty() ? e.place() : "",
                    e.finding().code(),
                    e.finding().message() + where));
        } catch (Unmappable e) {
            return List.of(none(
                    "", "NOT_AN_ORDER", "It does not fit the mapping of " + channel.name() + ": " + e.getMessage()));
        }
    }

    private static List<Finding> forbidden(SalesChannel channel, Document document) {
        return document.repairs().stream()
                .filter(repair -> channel.forbidden().contains(repair.code()))
                .map(repair -> new Finding(
                        repair.pointer(), repair.code(), "Not allowed for " + channel.name() + ": " + repair.message()))
                .toList();
    }

    private static Found.None none(String pointer, String code, String message) {
        return none(pointer, code, message, null);
    }

    private static Found.None none(String pointer, String code, String message, @Nullable Object document) {
        return new Found.None(List.of(new Finding(pointer, code, message)), document);
    }

    private static Found one(
            SalesChannel channel, @Nullable Object document, String pointer, List<Finding> repairs, Instant now) {
        try {
            if (!channel.mapping().isOrder(document))
                return none(
                        pointer,
                        "NOT_AN_ORDER",
                        "No order of " + channel.name() + ": it has " + names(document) + ".",
                        document);
            var noticed = new ArrayList<Noticed>();
            var mapped = mapped(channel.mapping(), document);
            var fields = new CanonicalFields(mapped, pointer, noticed);
            var order = new CanonicalReader(channel, fields, noticed).read();
            if (order == null) return new Found.None(unidentified(fields, noticed), document);
            repairs.forEach(repair -> noticed.add(Noticed.repaired(repair.pointer(), repair.code(), repair.message())));
            noticed.addAll(new Scrutiny(channel, order, pointer, now).all());
            return new Found.Order(order, pointer, List.copyOf(noticed), document);
        } catch (Unmappable e) {
            return none(
                    pointer,
                    "NOT_AN_ORDER",
                    "It does not fit the mapping of " + channel.name() + ": " + e.getMessage(),
                    document);
        }
    }

    private static Map<String, @Nullable Object> mapped(OrderMapping mapping, @Nullable Object document) {
        var mapped = new LinkedHashMap<String, @Nullable Object>();
        if (mapping.order().of(document) instanceof Map<?, ?> map)
            map.forEach((name, value) -> mapped.put(String.valueOf(name), value));
        HEAD.forEach((setting, name) -> {
            var expression = mapping.head().get(setting);
            if (expression != null) mapped.put(name, expression.of(document));
        });
        return mapped;
    }

    private static List<Finding> unidentified(CanonicalFields fields, List<Noticed> noticed) {
        var missing = Stream.of("id", "orderedAt")
                .filter(name -> fields.text(name) == null)
                .map(name -> new Finding(
                        fields.at(name),
                        "MISSING",
                        name.equals("id")
                                ? "An order without an id cannot be told from another."
                                : "An order needs the time at which it was placed."))
                .toList(); // which notices what is too long
        var bad = noticed.stream()
                .filter(one -> List.of(fields.at("id"), fields.at("orderedAt"), fields.at("updatedAt"))
                        .contains(one.pointer()))
                .map(one -> new Finding(one.pointer(), one.kind().name(), one.message()));
        return Stream.concat(missing.stream(), bad).toList();
    }

    private static String names(@Nullable Object document) {
        if (!(document instanceof Map<?, ?> map)) return document == null ? "nothing" : "no names";
        var names = map.keySet().stream().map(String::valueOf).limit(5).toList();
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
