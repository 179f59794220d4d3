package io.shelfbell.decision;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.ConcernKind;
import io.shelfbell.fact.Decided;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.OrderConcern;
import io.shelfbell.fact.OrderConcern.Noticed;
import io.shelfbell.fact.OrderRuling;
import io.shelfbell.fact.OrderRuling.Outcome;
import io.shelfbell.inventory.ItemBook;
import io.shelfbell.rule.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the tables what becomes of orders because of what was noticed about them. Stores nothing. */
@Component
public class OrderGate {
    private final RuleBook rules;
    private final ItemBook items;

    OrderGate(RuleBook rules, ItemBook items) {
        this.rules = rules;
        this.items = items;
    }

    /** An order, and what was noticed while it was read. */
    public record Asked(CanonicalOrder order, String pointer, List<Noticed> noticed) {}

    /** What one thing that was noticed leads to, and who says so. */
    public record Ruled(Noticed noticed, Outcome outcome, List<Answer> answers) {}

    /** @param outcome the strictest; null when nothing was ruled */
    public record Judged(CanonicalOrder order, @Nullable Outcome outcome, List<Ruled> rulings) {
        public boolean is(Outcome wanted) {
            return outcome == wanted;
        }
    }

    /** In their order. */
    public List<Judged> judge(List<Asked> asked, Instant at) {
        var known = items.of(asked.stream()
                .flatMap(one -> one.order().lines().stream())
                .map(CanonicalOrder.Line::sku)
                .distinct()
                .toList());
        return asked.stream().map(one -> judge(one, known, at)).toList();
    }

    private Judged judge(Asked asked, Map<String, Item> items, Instant at) {
        var rulings = Stream.concat(asked.noticed().stream(), articles(asked, items).stream())
                .map(noticed -> ruled(noticed, asked.order(), at))
                .flatMap(Optional::stream)
                .toList();
        var outcome = rulings.stream()
                .map(Ruled::outcome)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Judged(asked.order(), outcome, rulings);
    }

    private Optional<Ruled> ruled(Noticed noticed, CanonicalOrder order, Instant at) {
        return rules.validation(OrderConcern.of(noticed, order, at)).decided().stream()
                .findFirst()
                .map(decided -> ruled(noticed, decided));
    }

    private static Ruled ruled(Noticed noticed, Decided<OrderRuling> decided) {
        return new Ruled(noticed, decided.action().outcome(), decided.answers());
    }

    private static List<Noticed> articles(Asked asked, Map<String, Item> items) {
        var noticed = new ArrayList<Noticed>();
        var order = asked.order();
        for (int i = 0; i < order.lines().size(); i++) {
            var line = order.lines().get(i);
            var item = items.get(line.sku());
            var pointer = asked.pointer() + "/lines/" + i + "/sku";
            if (item == null || !item.listed())
                noticed.add(Noticed.at(
                                pointer, ConcernKind.UNKNOWN_SKU, "The item master does not know " + line.sku() + ".")
                        .about(line));
            else if ("true".equals(item.attributes().get("retired")))
                noticed.add(Noticed.at(pointer, ConcernKind.RETIRED_SKU, line.sku() + " is not sold any more.")
                        .about(line));
        }
        return noticed;
    }
}
