package io.shelfbell.rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.shelfbell.fact.Audience;
import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Decided;
import io.shelfbell.fact.Firing;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.OrderRuling;
import io.shelfbell.fact.Priority;
import io.shelfbell.fact.Timing;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;

/** Makes one answer of what several rules said about the same fact. */
final class Combination {
    private Combination() {}

    private record Kind(Occasion occasion, MessageCategory category, Lane lane) {
        static Kind of(Decided<Firing> decided) {
            var firing = decided.action();
            return new Kind(firing.occasion(), firing.category(), firing.lane());
        }
    }

    /** Firings that differ only in their audience become one; category and lane are never mixed, as consent depends on them. */
    static List<Decided<Firing>> firings(List<Decided<Firing>> all) {
        return all.stream().collect(groupingBy(Kind::of, LinkedHashMap::new, toList())).values().stream()
                .map(Combination::united)
                .toList();
    }

    private static Decided<Firing> united(List<Decided<Firing>> same) {
        var audience = EnumSet.noneOf(Audience.class);
        same.forEach(one -> audience.addAll(one.action().audience()));
        var kind = Kind.of(same.get(0));
        return new Decided<>(
                new Firing(kind.occasion(), audience, kind.category(), kind.lane()),
                same.stream().flatMap(one -> one.answers().stream()).toList());
    }

    /** A digest wins, as it is decided about again when it is due; otherwise the latest moment wins. */
    static List<Decided<Timing>> latest(Candidate candidate, List<Decided<Timing>> all) {
        return winner(
                all,
                Comparator.comparing((Timing timing) -> timing.send() == Timing.Send.DIGEST)
                        .thenComparing(timing -> timing.due(candidate)));
    }

    static List<Decided<Priority>> lowest(List<Decided<Priority>> all) {
        return winner(all, Comparator.comparingInt(Priority::rank).reversed());
    }

    static List<Decided<OrderRuling>> strictest(List<Decided<OrderRuling>> all) {
        return winner(all, Comparator.comparing(OrderRuling::outcome));
    }

    /** One action counts, and all who spoke are named. */
    private static <A> List<Decided<A>> winner(List<Decided<A>> all, Comparator<A> order) {
        var answers = all.stream().flatMap(one -> one.answers().stream()).toList();
        return all.stream().map(Decided::action).max(order).map(action -> new Decided<>(action, answers)).stream()
                .toList();
    }
}
