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
import io.shelfbell.inventory.AliasList;
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
    private final AliasList aliases;

    OrderGate(RuleBook rules, ItemBook items, AliasList aliases) {
        this.rules = rules;
        this.items = items;
        this.aliases = aliases;
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
        var articles = Articles.of(asked.stream().map(Asked::order).toList(), aliases);
        var known = items.of(asked.stream()
                .map(Asked::order)
                .flatMap(order -> order.lines().stream().map(line -> articles.sku(order, line)))
                .distinct()
                .toList());
        return asked.stream().map(one -> judge(one, articles, known, at)).toList();
    }

    private Judged judge(Asked asked, Articles articles, Map<String, Item> items, Instant at) {
        var unnamed = asked.noticed().stream().filter(noticed -> !isNamedOtherwise(noticed, asked.order(), articles));
        var rulings = Stream.concat(unnamed, articles(asked, articles, items).stream())
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

    /** A line without a SKU, of which we know the article by another name. */
    private static boolean isNamedOtherwise(Noticed noticed, CanonicalOrder order, Articles articles) {
        var line = noticed.line();
        return noticed.kind() == ConcernKind.NO_SKU
                && line != null
                && articles.known(order, line).isPresent();
    }

    private static List<Noticed> articles(Asked asked, Articles articles, Map<String, Item> items) {
        var noticed = new ArrayList<Noticed>();
        var order = asked.order();
        for (int i = 0; i < order.lines().size(); i++) {
            var line = order.lines().get(i);
            var sku = articles.sku(order, line);
            var item = items.get(sku);
            var pointer = asked.pointer() + "/lines/" + i + "/sku";
            if (!sku.equals(line.sku()))
                noticed.add(Noticed.repaired(pointer, "SKU", line.sku() + " is our " + sku + ".")
                        .about(line));
            if (item == null || !item.listed())
                noticed.add(Noticed.at(pointer, ConcernKind.UNKNOWN_SKU, "The item master does not know " + sku + ".")
                        .about(line));
            else if ("true".equals(item.attributes().get("retired")))
                noticed.add(Noticed.at(pointer, ConcernKind.RETIRED_SKU, sku + " is not sold any more.")
                        .about(line));
        }
        return noticed;
    }
}
